/** Joining a team: paste, see who invites to what and what will be shared, agree; how the line stands; leave at any time. */
import { type FormEvent, useId, useState } from 'react';
import type { InvitationView } from '../../utils/messaging/protocol';
import { formatWait } from '../format';
import { refusalWords } from '../refusal-words';
import { type MessageKey, useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';
import type { JoinCallbacks, JoinedTeam, LeaveOutcome } from './join-model';
import { TellLeads } from './tell-leads';

const ROLE: Record<JoinedTeam['role'], MessageKey> = {
  agent: 'teamRoleAgent',
  lead: 'teamRoleLead',
  board: 'teamRoleBoard',
};
const REFUSED: Record<Extract<InvitationView, { ok: false }>['code'], MessageKey> = {
  'not-one': 'teamNotInvitation',
  damaged: 'teamInvitationDamaged',
  expired: 'teamInvitationExpired',
};
const LINE: Record<NonNullable<JoinedTeam['status']>['state'], MessageKey> = {
  connecting: 'teamConnecting',
  up: 'teamUp',
  down: 'teamDown',
  resting: 'teamResting',
  refused: 'teamRefused',
  taken: 'teamTaken',
  unshared: 'teamUnshared',
  unkept: 'teamUnkept',
};
const LEFT: Record<Exclude<LeaveOutcome, 'failed'>, MessageKey> = {
  left: 'teamLeft',
  'not-erased': 'teamLeftNotErased',
};
const TROUBLE = ['refused', 'taken', 'unshared', 'unkept'];
/** Less than this is nobody's trouble: ages are told by the server's clock. */
const SKEW_SAID_MS = 600_000;
const SHARED: readonly MessageKey[] = [
  'teamShareCounts',
  'teamShareName',
  'teamShareShop',
  'teamShareReport',
  'teamShareNever',
];

interface JoinSectionProps {
  /** undefined: in no team. */
  team: JoinedTeam | undefined;
  callbacks: JoinCallbacks;
  now(): number;
}

export function JoinSection({ team, callbacks, now }: JoinSectionProps) {
  const t = useText();
  const [left, setLeft] = useState<LeaveOutcome>();
  return (
    <section aria-labelledby="team">
      <h2 id="team">{t('teamTitle')}</h2>
      <p role="status" className="outcome">
        {!team && left !== undefined && left !== 'failed' && t(LEFT[left])}
      </p>
      {team ? <Joined team={team} callbacks={callbacks} now={now} onLeft={setLeft} /> : <Paste callbacks={callbacks} />}
    </section>
  );
}

function Paste({ callbacks }: { callbacks: JoinCallbacks }) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const [text, setText] = useState('');
  const [view, setView] = useState<InvitationView>();
  const look = async (event: FormEvent) => {
    event.preventDefault();
    setView(await callbacks.onRead(text));
  };
  const give = () => {
    setView(undefined);
    setText('');
  };
  const join = async () => {
    const joined = await callbacks.onJoin(text);
    if (joined) give();
    return joined;
  };
  if (view?.ok) {
    return (
      <section className="confirm" aria-labelledby={`${id}-question`}>
        <h3 id={`${id}-question`}>{t('teamJoinQuestion', view.teamName)}</h3>
        <p>{t('teamJoinAs', view.memberName, t(ROLE[view.role]), view.hosts.join(', '))}</p>
        <ul className="shared">
          {SHARED.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
        {!view.sameDays && <p className="warning">{t('teamOtherDays')}</p>}
        {view.leaves !== undefined && <p className="warning">{t('teamLeavesOther', view.leaves)}</p>}
        <div className="actions">
          <button type="button" className="plain" disabled={outcome === 'busy'} onClick={() => void run(join)}>
            {t('teamJoinDo')}
          </button>
          <button type="button" className="plain" onClick={give}>
            {t('teamJoinNot')}
          </button>
          <OutcomeNote outcome={outcome} />
        </div>
      </section>
    );
  }
  return (
    <>
      <p className="lead-in">{t('teamWhy')}</p>
      <form onSubmit={(event) => void look(event)}>
        <label htmlFor={`${id}-text`}>{t('teamInvitation')}</label>
        <textarea
          id={`${id}-text`}
          className="invitation"
          rows={3}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="actions">
          <button type="submit" className="plain" disabled={text.trim() === ''}>
            {t('teamLook')}
          </button>
          <span role="status" className="outcome">
            {view && !view.ok && `! ${t(REFUSED[view.code])}`}
          </span>
        </div>
      </form>
    </>
  );
}

function Offers({ offers, onTake }: { offers: NonNullable<JoinedTeam['offers']>; onTake: JoinCallbacks['onTake'] }) {
  const t = useText();
  const { outcome, run } = useOutcome();
  return (
    <ul className="offers">
      {offers.map(({ id, title, version, note, refused }) => (
        <li key={id} className="site-row">
          {t('teamOffer', title, version)}
          {note !== '' && <span className="foot"> {note}</span>}{' '}
          {refused !== undefined && (
            <span className="warning">{t('teamOfferRefused', refusalWords({ code: refused }, t))} </span>
          )}
          <button
            type="button"
            className="plain"
            disabled={outcome === 'busy'}
            onClick={() => void run(() => onTake(id))}
          >
            {t(refused === undefined ? 'teamOfferTake' : 'teamOfferAgain')}
          </button>
          <OutcomeNote outcome={outcome} />
        </li>
      ))}
    </ul>
  );
}

interface JoinedProps extends Omit<JoinSectionProps, 'team'> {
  team: JoinedTeam;
  onLeft(outcome: LeaveOutcome): void;
}

function Joined({ team, callbacks, now, onLeft }: JoinedProps) {
  const t = useText();
  const { outcome, run } = useOutcome();
  const [erase, setErase] = useState(true);
  const { status } = team;
  const state = status?.state ?? 'connecting';
  const leave = async () => {
    const left = await callbacks.onLeave(erase);
    onLeft(left);
    return left !== 'failed';
  };
  const skewMs = Math.abs(status?.skewMs ?? 0);
  return (
    <>
      <p className="lead-in">{t('teamIn', team.teamName, team.memberName, t(ROLE[team.role]))}</p>
      <p className={TROUBLE.includes(state) ? 'warning' : 'foot'} role="status">
        {t(LINE[state])}
        {status?.toldAt !== undefined && ` · ${t('teamToldAgo', formatWait(now() - status.toldAt, t))}`}
      </p>
      {skewMs > SKEW_SAID_MS && <p className="warning">{t('teamSkew', formatWait(skewMs, t))}</p>}
      {(status?.refusedFrames ?? 0) > 0 && <p className="foot">{t('teamRefusedFrames', status?.refusedFrames ?? 0)}</p>}
      {team.offers && team.offers.length > 0 && <Offers offers={team.offers} onTake={callbacks.onTake} />}
      {team.role !== 'board' && <TellLeads reports={team.reports ?? []} onReport={callbacks.onReport} now={now} />}
      <div className="actions">
        <label className="choice">
          <input type="checkbox" checked={erase} onChange={(event) => setErase(event.target.checked)} />
          {t('teamLeaveErase')}
        </label>
        <button type="button" className="danger" disabled={outcome === 'busy'} onClick={() => void run(leave)}>
          {t('teamLeave')}
        </button>
        <OutcomeNote outcome={outcome} />
      </div>
      <p className="foot">{t('teamLeaveWhy')}</p>
    </>
  );
}
