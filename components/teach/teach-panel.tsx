/** What teaching a page looks like: what to point at now, what has been pointed at, what is read. Props in, callbacks out. */
import { type MessageKey, type Translate, useText } from '../text';
import { STEP_WORDS, slotWords } from './slot-words';

export type TeachStep = 'row' | 'buyer' | 'own' | 'field';

export interface TeachModel {
  host: string;
  steps: readonly { step: TeachStep; state: 'now' | 'todo' | 'done'; problem?: MessageKey }[];
  /** What the reader makes of the page, as far as it has been taught. */
  reads: {
    conversations: number;
    messages: number;
    buyers: number;
    own: number;
    /** Text of the newest message's time, where the page prints one. */
    newest?: string;
    field: boolean;
  };
  /** `ready`: all that is needed is known, and it reads. */
  state: 'teaching' | 'ready' | 'saving' | 'saved' | 'failed' | 'refused';
  /** What was learnt and may not be used: too slow on this page, or, without a figure, not allowed. */
  refused?: Refused;
  theme: 'system' | 'light' | 'dark';
}

export interface Refused {
  /** Of the sixteen, or another part of what is saved. */
  slot: string;
  tookMs?: number;
}

export interface TeachCallbacks {
  onAgain(step: TeachStep): void;
  onSave(): void;
  onClose(): void;
}

const ASKED: Record<TeachStep, MessageKey> = {
  row: 'teachRow',
  buyer: 'teachBuyer',
  own: 'teachOwn',
  field: 'teachField',
};
/** From where the check of a patch stopped: 'patch.slots.list.row.0.css'. */
export function refusedAt(where = ''): Refused {
  const [, slot] = /(?:^|\.)slots\.([a-z]+\.[a-z]+)/i.exec(where) ?? [];
  return { slot: slot ?? (where.replace(/^patch\.?/, '') || 'format') };
}

/** Which of the four to point at again, and why. */
export function refusalText({ slot, tookMs }: Refused, t: Translate): string {
  const words = slotWords(slot);
  if (!words) return t('teachNotSound', slot);
  return tookMs === undefined ? t('teachNotAllowed', t(words)) : t('teachTooSlow', t(words), tookMs.toFixed(1));
}

function Reads({ reads }: Pick<TeachModel, 'reads'>) {
  const t = useText();
  const said = [
    reads.conversations > 0 && t('teachReadsList', reads.conversations),
    reads.messages > 0 && t('teachReadsThread', reads.messages, reads.buyers, reads.own),
    reads.newest !== undefined && t('teachReadsNewest', reads.newest),
    reads.field && t('teachReadsField'),
  ].filter((line) => typeof line === 'string');
  return (
    <p className="teach-reads" role="status">
      {said.join(t('listSeparator'))}
    </p>
  );
}

export function TeachPanel({ model, callbacks }: { model: TeachModel; callbacks: TeachCallbacks }) {
  const t = useText();
  const { steps, state } = model;
  const now = steps.find((one) => one.state === 'now');
  const ended = state === 'saved' || state === 'failed';
  // Own messages stand on the right, the newest at the bottom: there the panel would cover what is asked for.
  const side = now?.step === 'own' ? 'left' : 'right';
  return (
    <section
      className="sl teach"
      lang={t('localeTag')}
      data-theme={model.theme}
      data-side={side}
      aria-label={t('teachTitle')}
    >
      <header>
        <h1>{t('teachTitle')}</h1>
        <span className="teach-host">{model.host}</span>
        <button type="button" className="icon" aria-label={t('teachClose')} onClick={callbacks.onClose}>
          ×
        </button>
      </header>
      <p className="teach-ask" role="status">
        {state === 'saved'
          ? t('teachSaved')
          : state === 'failed'
            ? t('teachFailed')
            : state === 'refused' && model.refused
              ? refusalText(model.refused, t)
              : now
                ? t(ASKED[now.step])
                : t(state === 'ready' ? 'teachReady' : 'teachMend')}
      </p>
      {!ended && (
        <ol>
          {steps.map(({ step, state: at, problem }) => (
            <li key={step} className={`teach-${at}`} aria-current={at === 'now' ? 'step' : undefined}>
              <span aria-hidden="true" className={`teach-dot mark-${step}`}>
                {problem ? '!' : at === 'done' ? '✓' : ''}
              </span>
              <span className="grow">
                {t(STEP_WORDS[step])}
                {problem && <em>{t(problem)}</em>}
              </span>
              {at === 'done' && (
                <button type="button" className="plain" onClick={() => callbacks.onAgain(step)}>
                  {t('teachAgain')}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      <Reads reads={model.reads} />
      <footer>
        {ended ? (
          <button type="button" className="primary" onClick={callbacks.onClose}>
            {t('teachDone')}
          </button>
        ) : (
          <>
            <button type="button" className="plain" onClick={callbacks.onClose}>
              {t('teachCancel')}
            </button>
            <button type="button" className="primary" disabled={state !== 'ready'} onClick={callbacks.onSave}>
              {t('teachSave')}
            </button>
          </>
        )}
      </footer>
    </section>
  );
}
