/** Questions that agents have kept for a script with one tap: each goes into the pack's draft, or is let go. */
import { useState } from 'react';
import { useText } from '../../text';
import { OutcomeNote, useOutcome } from '../../use-outcome';
import { type ExportFile, FileLinks } from './export-links';

export interface KeptQuestion {
  id: string;
  text: string;
  /** How the agent answered it, offered as a script's wording. */
  reply?: string;
  /** Epoch ms. */
  at: number;
  /**
   * `drafted`: the draft has it, publishing is left. `locked`: its pack is not ours to change. `gone`: its script is.
   * `open`: no script answered it.
   */
  state: 'free' | 'drafted' | 'locked' | 'gone' | 'open';
  scriptTitle?: string;
  packTitle?: string;
  packId?: string;
  snippetId?: string;
}

export interface KeptQuestionSeams {
  onTake(question: KeptQuestion): Promise<boolean>;
  onDrop(question: KeptQuestion): Promise<boolean>;
  /** Begins a script for it in a pack of one's own, which is made where there is none, and opens that. */
  onWrite(question: KeptQuestion): Promise<boolean>;
  /** A sheet of the open ones, for a lead at another computer, who brings it in like any other. */
  onExport(): Promise<readonly ExportFile[]>;
}

interface KeptQuestionsProps {
  questions: readonly KeptQuestion[];
  /** Questions of the last seven days that were answered without any script on offer. */
  unmatched: number;
  seams: KeptQuestionSeams;
}

export function KeptQuestions({ questions, unmatched, seams }: KeptQuestionsProps) {
  const t = useText();
  if (questions.length === 0 && unmatched === 0) return null;
  return (
    <section aria-labelledby="kept-questions">
      <h2 id="kept-questions">{t('keptQuestions', questions.length)}</h2>
      <p className="lead-in">{t('keptQuestionsWhy')}</p>
      {unmatched > 0 && <p className="lead-in">{t('unmatchedLately', unmatched)}</p>}
      <ul className="packs">
        {questions.map((question) => (
          <Row key={question.id} question={question} seams={seams} />
        ))}
      </ul>
      {questions.some(({ state }) => state === 'open') && <ForTheLead onExport={seams.onExport} />}
    </section>
  );
}

function ForTheLead({ onExport }: Pick<KeptQuestionSeams, 'onExport'>) {
  const t = useText();
  const [files, setFiles] = useState<readonly ExportFile[]>([]);
  return (
    <div aria-live="polite">
      <p className="beside">
        <button type="button" className="plain" onClick={() => void onExport().then(setFiles)}>
          {t('keptQuestionExport')}
        </button>
        <span className="foot">{t('keptQuestionExportWhy')}</span>
      </p>
      <FileLinks files={files} />
    </div>
  );
}

function Row({ question, seams }: { question: KeptQuestion; seams: KeptQuestionSeams }) {
  const t = useText();
  const { outcome, run } = useOutcome();
  const { text, reply, at, state, scriptTitle, packTitle } = question;
  const date = new Intl.DateTimeFormat(t('localeTag'), { dateStyle: 'short' });
  return (
    <li>
      <span className="pack-title">{text}</span>
      <span className="foot">
        {scriptTitle !== undefined && packTitle !== undefined
          ? t('keptQuestionOf', scriptTitle, packTitle)
          : t(state === 'open' ? 'keptQuestionOpen' : 'keptQuestionGone')}{' '}
        · {date.format(at)}
      </span>
      {reply !== undefined && <span className="foot">{t('keptQuestionReply', reply)}</span>}
      <fieldset className="row-actions" aria-label={text}>
        {state === 'drafted' && <span className="badge badge-estimated">{t('keptQuestionDrafted')}</span>}
        {state === 'locked' && <span className="foot">{t('keptQuestionLocked')}</span>}
        {state === 'open' && (
          <button
            type="button"
            className="plain"
            disabled={outcome === 'busy'}
            onClick={() => void run(() => seams.onWrite(question))}
          >
            {t('keptQuestionWrite')}
            <span className="unseen"> {text}</span>
          </button>
        )}
        {state === 'free' && (
          <button
            type="button"
            className="plain"
            disabled={outcome === 'busy'}
            onClick={() => void run(() => seams.onTake(question))}
          >
            {t('keptQuestionTake')}
            <span className="unseen"> {text}</span>
          </button>
        )}
        <button type="button" className="link" onClick={() => void run(() => seams.onDrop(question))}>
          {t('keptQuestionDrop')}
          <span className="unseen"> {text}</span>
        </button>
        {outcome === 'failed' && <OutcomeNote outcome={outcome} />}
      </fieldset>
    </li>
  );
}
