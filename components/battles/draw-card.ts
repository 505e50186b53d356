/** Draws a card as a picture for a chat. Refuses anything but plain text on plain paper: it is looked at on phones. */
import type { Card } from './battle-words';

const WIDTH = 720;
const LINE = 76;
const TOP = 148;
const EDGE = 36;
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const INK = '#1d2433';
const FAINT = '#5b6475';
const PAPER = '#ffffff';
const FIRST = '#fff3d6';

/** The picture as PNG; undefined where the browser cannot. */
export function drawCard(card: Card): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  // Twice the size: phones show it sharp.
  canvas.width = WIDTH * 2;
  canvas.height = (TOP + card.lines.length * LINE + EDGE) * 2;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(undefined);
  pen.scale(2, 2);
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, WIDTH, canvas.height / 2);
  const write = (text: string, x: number, y: number, size: number, colour: string, weight = 400) => {
    pen.font = `${weight} ${size}px ${FONT}`;
    pen.fillStyle = colour;
    pen.fillText(text, x, y, WIDTH - x - EDGE);
  };
  write(card.title, EDGE, 62, 30, INK, 700);
  write(card.about, EDGE, 104, 20, FAINT);
  for (const [index, { place, name, value, sample }] of card.lines.entries()) {
    const y = TOP + index * LINE;
    if (place === '1') {
      pen.fillStyle = FIRST;
      pen.fillRect(EDGE / 2, y - 20, WIDTH - EDGE, LINE - 8);
    }
    write(place, EDGE, y + 26, 30, INK, 700);
    write(name, EDGE + 56, y + 26, 26, INK, 600);
    write(value, WIDTH / 2, y + 16, 26, INK, 600);
    write(sample, WIDTH / 2, y + 42, 16, FAINT);
  }
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}

/** False where the browser does not take pictures, or a person said no. */
export async function copyCard(card: Card): Promise<boolean> {
  try {
    const blob = await drawCard(card);
    if (!blob) return false;
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    return true;
  } catch {
    return false;
  }
}
