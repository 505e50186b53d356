/** From draft to version: the pack's own fields, what must be finished first, the difference, and the button. */
import { useId, useState } from 'react';
import { isWritable, readWords, writeWords } from '../../../utils/core/guard/words-text';
import type { PackHead } from '../../../utils/core/pack-parts';
import type { PackScope } from '../../../utils/core/snippet';
import { plainText } from '../../../utils/core/snippet-check';
import { isUnheard } from '../../refusal-words';
import { type MessageKey, useText } from '../../text';
import { useWayBack } from '../../use-way-back';
import type { PackOutcome, PackPlan } from '../lead-model';
import { PlanView } from '../packs/plan-view';
import { RefusalText } from '../packs/refusal-text';
import { type Carries, CarryFields, type OwnCarried } from './carry-fields';
import { CoachFields } from './coach-fields';

const SCOPES: readonly [PackScope, MessageKey][] = [
  ['team', 'scopeTeam'],
  ['private', 'scopePrivate'],
  ['shop', 'scopeShop'],
];

type Step =
  | { at: 'head' }
  | { at: 'busy' }
  | { at: 'planned'; plan: PackPlan }
  | { at: 'refused'; outcome: Exclude<PackOutcome, { ok: true }> };

const FAILED: Extract<Step, { at: 'refused' }>['outcome'] = { ok: false, code: 'failed', where: '' };

interface PublishPanelProps {
  head: PackHead;
  /** Scripts that a pack would be refused for. */
  unfinished: number;
  onShowUnfinished(): void;
  onPlan(head: PackHead): Promise<PackPlan>;
  /** Does not come back when it went well: the editor starts anew from what is published. */
  onPublish(plan: PackPlan): Promise<PackOutcome>;
  onClose(): void;
  /** Something stands in the form that is in no version yet. */
  onWritten(): void;
  /** undefined: not known yet; what the pack has of it stays. */
  own?: OwnCarried | undefined;
}

export function PublishPanel({
  head: start,
  unfinished,
  onShowUnfinished,
  onPlan,
  onPublish,
  onClose,
  onWritten,
  own,
}: PublishPanelProps) {
  const t = useText();
  const id = useId();
  const [head, setHead] = useState(start);
  const [step, setStep] = useState<Step>({ at: 'head' });
  const [opener, goBack] = useWayBack<HTMLButtonElement>();
  const [shops, setShops] = useState((start.shops ?? []).join('\n'));
  const [coach, setCoach] = useState({ said: start.coach, isSound: true });
  const [carries, setCarries] = useState<Carries>({ sites: start.sites ?? [], settings: start.settings ?? [] });
  /** A hint in its form is not in the pack: whoever goes on is asked what becomes of it. */
  const [writing, setWriting] = useState({ hint: false, asked: false });
  const [words, setWords] = useState(() => writeWords(start.banned ?? []));
  const isEditable = isWritable(start.banned ?? []);
  const { banned, bad } = isEditable ? readWords(words) : { banned: start.banned ?? [], bad: [] };
  const scope = head.scope ?? 'team';
  const names = [
    ...new Set(
      shops
        .split('\n')
        .map((name) => plainText(name, 'joined').trim())
        .filter(Boolean),
    ),
  ];
  const isNamed = head.title.trim() !== '' && head.author.trim() !== '';
  const isReady = isNamed && bad.length === 0 && coach.isSound && (scope !== 'shop' || names.length > 0);
  const next = async () => {
    if (writing.hint) return setWriting({ hint: true, asked: true });
    setStep({ at: 'busy' });
    const { shops: _shops, banned: _banned, coach: _coach, sites: _sites, settings: _settings, ...rest } = head;
    const wanted = {
      ...rest,
      ...(scope === 'shop' && { shops: names }),
      ...(banned.length > 0 && { banned }),
      ...(coach.said && { coach: coach.said }),
      ...(carries.sites.length > 0 && { sites: carries.sites }),
      ...(carries.settings.length > 0 && { settings: carries.settings }),
    };
    const plan = await onPlan(wanted).catch(() => undefined);
    setStep(plan ? { at: 'planned', plan } : { at: 'refused', outcome: FAILED });
  };
  const publish = async (plan: PackPlan) => {
    setStep({ at: 'busy' });
    const outcome = await onPublish(plan).catch(() => FAILED);
    if (!outcome.ok) setStep({ at: 'refused', outcome });
  };
  if (step.at === 'planned') {
    return (
      <PlanView
        title={t('publishHead', step.plan.packs[0]?.version ?? '')}
        plan={step.plan}
        confirm={t('publishConfirm')}
        onConfirm={() => void publish(step.plan)}
        onCancel={() => {
          setStep({ at: 'head' });
          goBack();
        }}
      />
    );
  }
  const write = (parts: Partial<PackHead>) => setHead({ ...head, ...parts });
  return (
    <section className="confirm" aria-label={t('editorPublish')} onChange={onWritten}>
      <h3>{t('editorPublish')}</h3>
      {unfinished > 0 && (
        <p className="warning" role="alert">
          {t('publishUnfinished', unfinished)}{' '}
          <button type="button" className="link" onClick={onShowUnfinished}>
            {t('publishShowUnfinished')}
          </button>
        </p>
      )}
      {step.at === 'refused' && <RefusalText refusal={step.outcome} />}
      {step.at === 'refused' && !isUnheard(step.outcome.code) && <p className="foot">{t('packUnchanged')}</p>}
      <div className="fields">
        <label htmlFor={`${id}-title`}>{t('packTitle')}</label>
        <input
          id={`${id}-title`}
          type="text"
          maxLength={80}
          value={head.title}
          onChange={(event) => write({ title: plainText(event.target.value, 'joined') })}
        />
        <label htmlFor={`${id}-author`}>{t('packAuthor')}</label>
        <input
          id={`${id}-author`}
          type="text"
          maxLength={80}
          value={head.author}
          onChange={(event) => write({ author: plainText(event.target.value, 'joined') })}
        />
        <label htmlFor={`${id}-scope`}>{t('packScope')}</label>
        <select
          id={`${id}-scope`}
          value={scope}
          onChange={(event) => write({ scope: event.target.value as PackScope })}
        >
          {SCOPES.map(([value, key]) => (
            <option key={value} value={value}>
              {t(key)}
            </option>
          ))}
        </select>
        {scope === 'shop' && (
          <>
            <label htmlFor={`${id}-shops`}>{t('fieldShops')}</label>
            <textarea
              id={`${id}-shops`}
              rows={2}
              placeholder={t('packShopsHint')}
              value={shops}
              onChange={(event) => setShops(event.target.value)}
            />
          </>
        )}
        <label htmlFor={`${id}-expires`}>{t('packExpires')}</label>
        <input
          id={`${id}-expires`}
          type="date"
          value={head.expiresOn ?? ''}
          onChange={(event) => {
            const { expiresOn: _old, ...rest } = head;
            setHead(event.target.value ? { ...rest, expiresOn: event.target.value } : rest);
          }}
        />
      </div>
      <label className="choice">
        <input
          type="checkbox"
          checked={head.mandatory === true}
          onChange={(event) => {
            const { mandatory: _old, ...rest } = head;
            setHead(event.target.checked ? { ...rest, mandatory: true } : rest);
          }}
        />
        {t('packMandatoryChoice')}
      </label>
      <details className="words" open={bad.length > 0 || undefined}>
        <summary>{t('packWords', banned.length)}</summary>
        <label htmlFor={`${id}-words`}>{t('packWordsHow')}</label>
        <textarea
          id={`${id}-words`}
          rows={6}
          spellCheck={false}
          readOnly={!isEditable}
          placeholder={t('packWordsHint')}
          value={words}
          aria-describedby={`${id}-words-flaw`}
          onChange={(event) => setWords(plainText(event.target.value, 'kept'))}
        />
        <p id={`${id}-words-flaw`} className="flaw" role="status">
          {bad.length > 0 && <span className="must">{t('packWordsBad', bad.join(t('listSeparator')))}</span>}
        </p>
      </details>
      <CoachFields
        start={coach.said}
        onCoach={(said, isSound) => {
          setCoach({ said, isSound });
          onWritten();
        }}
        onWriting={(hint) => setWriting({ hint, asked: false })}
      />
      {own && (
        <CarryFields
          own={own}
          carries={carries}
          onCarries={(next) => {
            setCarries(next);
            onWritten();
          }}
        />
      )}
      {writing.asked && (
        <p className="warning" role="alert">
          {t('publishHintOpen')}
        </p>
      )}
      <div className="actions">
        <button
          ref={opener}
          type="button"
          className="primary"
          disabled={!isReady || unfinished > 0 || step.at === 'busy'}
          onClick={() => void next()}
        >
          {t('publishNext')}
        </button>
        <button type="button" className="plain" onClick={onClose}>
          {t('cancel')}
        </button>
        {step.at === 'busy' && <span role="status">{t('pageLoading')}</span>}
      </div>
    </section>
  );
}
