/** Puts the teaching panel and its marks on the page, in a closed shadow root of their own. Owns that element. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import tokens from '../../assets/tokens.css?inline';
import rules from '../../components/teach/teach.css?inline';
import { type TeachCallbacks, type TeachModel, TeachPanel } from '../../components/teach/teach-panel';
import { TextProvider } from '../../components/text';
import { spotOf } from '../../utils/dom/teach/boxes';
import { t } from '../../utils/platform/i18n';

declare const __OPEN_SHADOW__: boolean;

export type MarkKind = 'row' | 'buyer' | 'own' | 'field' | 'hover';
export interface Mark {
  element: Element;
  kind: MarkKind;
}

const MOST_MARKS = 120;
/** A page that wants to be on top as well has its way. */
const MOST_RAISES = 10;
const HOST_STYLE = 'all: initial; position: fixed; inset: 0; z-index: 2147483647; pointer-events: none';

export interface Stage {
  host: Element;
  draw(model: TeachModel): void;
  /** Drawn anew each frame: pages scroll and grow. */
  mark(marks: readonly Mark[]): void;
  /** On top again, where something came after it: the coach itself, once the page is known. */
  raise(): void;
  end(): void;
}

export function raiseStage(document: Document, callbacks: TeachCallbacks): Stage {
  const host = document.createElement('div');
  host.style.cssText = HOST_STYLE;
  const root = host.attachShadow({ mode: __OPEN_SHADOW__ ? 'open' : 'closed' });
  if (__OPEN_SHADOW__) host.setAttribute('data-teach', '');
  const style = document.createElement('style');
  style.textContent = `${tokens}\n${rules}`;
  const layer = document.createElement('div');
  layer.className = 'teach-marks';
  const place = document.createElement('div');
  root.append(style, layer, place);
  document.body.append(host);
  const react = createRoot(place);
  let marks: readonly Mark[] = [];
  let frame = 0;
  let raises = 0;

  function paint(): void {
    const spots = marks.slice(0, MOST_MARKS).map(({ element, kind }) => ({ kind, spot: spotOf(element) }));
    while (layer.childElementCount > spots.length) layer.lastElementChild?.remove();
    while (layer.childElementCount < spots.length) layer.append(document.createElement('i'));
    spots.forEach(({ kind, spot }, at) => {
      const box = layer.children[at] as HTMLElement;
      box.className = `mark-${kind}`;
      box.style.cssText = `left:${spot.left}px;top:${spot.top}px;width:${spot.width}px;height:${spot.height}px;box-sizing:border-box`;
    });
    frame = requestAnimationFrame(paint);
  }
  frame = requestAnimationFrame(paint);

  return {
    host,
    draw(model) {
      flushSync(() =>
        react.render(
          <TextProvider translate={t}>
            <TeachPanel model={model} callbacks={callbacks} />
          </TextProvider>,
        ),
      );
    },
    mark(next) {
      marks = next;
    },
    raise() {
      if (document.body.lastElementChild !== host && ++raises <= MOST_RAISES) document.body.append(host);
    },
    end() {
      cancelAnimationFrame(frame);
      react.unmount();
      host.remove();
    },
  };
}
