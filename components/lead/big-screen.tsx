/** The board for a screen on the wall: the first lines over the whole screen, to be read from across the room, untouched. */
import { useEffect, useRef } from 'react';
import { formatAverage, formatShare, formatWait } from '../format';
import { useText } from '../text';
import type { TeamBoard, TeamLine } from './lead-model';
import { WaitingNow } from './waiting-now';

/** What fits when a letter is a twentieth of the screen's height. */
const LINES = 9;

interface BigScreenProps {
  board: TeamBoard;
  onEnd(): void;
}

export function BigScreen({ board: { lines, found }, onEnd }: BigScreenProps) {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = room.current;
    const look = () => document.fullscreenElement === null && onEnd();
    document.addEventListener('fullscreenchange', look);
    // Modal: the page behind it can be neither seen nor reached.
    dialog.current?.showModal();
    // What is in it, for a dialog itself is refused. Where the browser refuses, the page's own window is filled.
    element?.requestFullscreen?.().catch(() => undefined);
    return () => {
      document.removeEventListener('fullscreenchange', look);
      if (document.fullscreenElement === element) void document.exitFullscreen?.().catch(() => undefined);
    };
  }, [onEnd]);
  const shown = lines.slice(0, LINES);
  return (
    <dialog ref={dialog} aria-label={t('boardTv')} onClose={onEnd}>
      <div ref={room} className="big-screen">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('leadAgent')}</th>
              <th scope="col">{t('boardWaiting')}</th>
              <th scope="col">{t('metricUnanswered')}</th>
              <th scope="col">{t('metricAverage')}</th>
              <th scope="col">{t('metricShare')}</th>
              <th scope="col">
                {t('metricConversion')} <small>{t('badgeEstimated')}</small>
              </th>
              <th scope="col">{t('metricReceptions')}</th>
              <th scope="col">{t('boardAge')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <BigLine key={line.key} line={line} />
            ))}
          </tbody>
        </table>
        <p className="big-foot">
          {found > shown.length && <span>{t('boardFirst', shown.length, found)}</span>}
          <button type="button" className="plain" onClick={onEnd}>
            {t('boardTvEnd')}
          </button>
        </p>
      </div>
    </dialog>
  );
}

function BigLine({ line }: { line: TeamLine }) {
  const t = useText();
  return (
    <tr className={line.waitingCount !== undefined ? 'big-wanted' : undefined}>
      <th scope="row">
        {line.agentName} <small>{line.siteName}</small>
      </th>
      <td>
        <WaitingNow count={line.waitingCount} since={line.waitingSince} />
      </td>
      <td>{line.unanswered}</td>
      <td>{formatAverage(line.averageMs, t)}</td>
      <td>{formatShare(line.share)}</td>
      <td>{formatShare(line.conversion)}</td>
      <td>{line.receptions}</td>
      <td>{line.ageMs === undefined ? t('boardNow') : t('rankAge', formatWait(line.ageMs, t))}</td>
    </tr>
  );
}
