/** Who is in the team: invite, a further device, put out after a second thought. */
import { type FormEvent, useId, useState } from 'react';
import { formatWait } from '../format';
import { useText } from '../text';
import type { HubCallbacks, HubModel, HubRole, HubStep } from './hub-model';
import { ROLE_TEXT, STEP_TEXT } from './hub-words';
import { QrPicture } from './qr-picture';

const ROLES: readonly HubRole[] = ['agent', 'lead', 'board'];
const DAYS = [7, 30, 90, 365] as const;

interface HubMembersProps {
  hub: Extract<HubModel, { state: 'open' }>;
  callbacks: HubCallbacks;
  now(): number;
}

export function HubMembers({ hub, callbacks, now }: HubMembersProps) {
  const t = useText();
  const id = useId();
  const until = new Intl.DateTimeFormat(t('localeTag'), { dateStyle: 'medium', timeStyle: 'short' });
  const [name, setName] = useState('');
  const [role, setRole] = useState<HubRole>('agent');
  const [days, setDays] = useState<number>(90);
  const [invitation, setInvitation] = useState<{ name: string; text: string; expiresAt: number }>();
  const [said, setSaid] = useState<HubStep | 'busy'>();
  /** Who was put out without the server knowing of it. */
  const [pending, setPending] = useState<string>();
  const [asking, setAsking] = useState<string>();

  const invite = async (wish: { name: string; role: HubRole; member?: string }) => {
    setPending(undefined);
    setSaid('busy');
    try {
      const { text, expiresAt, step } = await callbacks.onInvite({ ...wish, days });
      setInvitation({ name: wish.name, text, expiresAt });
      setSaid(step);
    } catch (error) {
      setSaid(error instanceof RangeError ? 'name' : 'members');
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void invite({ name: name.trim(), role }).then(() => setName(''));
  };
  const putOut = async (member: { id: string; name: string }) => {
    setAsking(undefined);
    setPending(undefined);
    setSaid('busy');
    try {
      const step = await callbacks.onPutOut(member.id);
      setSaid(step);
      if (step !== 'done') setPending(member.name);
    } catch {
      setSaid('members');
    }
  };
  return (
    <>
      <h3>{t('hubMembers', hub.members.length)}</h3>
      <form onSubmit={submit} className="inline">
        <label htmlFor={`${id}-name`}>{t('hubMemberName')}</label>
        <input id={`${id}-name`} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        <label htmlFor={`${id}-role`}>{t('hubRole')}</label>
        <select id={`${id}-role`} value={role} onChange={(event) => setRole(event.target.value as HubRole)}>
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {t(ROLE_TEXT[each])}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-days`}>{t('hubDays')}</label>
        <select id={`${id}-days`} value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {DAYS.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
        <button type="submit" className="plain" disabled={name.trim() === '' || said === 'busy'}>
          {t('hubInvite')}
        </button>
      </form>
      <p role="status" className="outcome">
        {said !== undefined && t(said === 'busy' ? 'hubBusy' : STEP_TEXT[said])}
      </p>
      {pending !== undefined && (
        <p role="alert" className="warning">
          {t('hubPutOutPending', pending)}
        </p>
      )}
      {invitation && (
        <>
          <p className="foot">{t('hubHandOver', invitation.name)}</p>
          <textarea
            className="invitation"
            readOnly
            rows={4}
            aria-label={t('hubHandOver', invitation.name)}
            value={invitation.text}
            onFocus={(event) => event.target.select()}
          />
          <p className="foot">{t('hubInvitationUntil', until.format(invitation.expiresAt * 1000))}</p>
          <details>
            <summary>{t('hubInvitationQr')}</summary>
            <QrPicture text={invitation.text} label={t('hubInvitationQrOf', invitation.name)} />
          </details>
        </>
      )}
      <ul className="members">
        {hub.members.map((member) => (
          <li key={member.id} className="site-row">
            <strong>{member.name}</strong> · {t(ROLE_TEXT[member.role])} ·{' '}
            {member.seenAt === undefined ? t('hubNeverSeen') : t('teamToldAgo', formatWait(now() - member.seenAt, t))}
            {asking === member.id ? (
              <span className="row-end" role="alertdialog" aria-label={t('hubPutOutQuestion', member.name)}>
                {t('hubPutOutQuestion', member.name)}
                <button type="button" className="plain" onClick={() => setAsking(undefined)}>
                  {t('hubPutOutNot')}
                </button>
                <button type="button" className="danger" onClick={() => void putOut(member)}>
                  {t('hubPutOut')}
                </button>
              </span>
            ) : (
              <span className="row-end">
                <button
                  type="button"
                  className="plain"
                  onClick={() => void invite({ name: member.name, role: member.role, member: member.id })}
                >
                  {t('hubAnotherDevice')}
                </button>
                <button type="button" className="danger" onClick={() => setAsking(member.id)}>
                  {t('hubPutOut')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {hub.gone > 0 && <p className="foot">{t('hubGone', hub.gone)}</p>}
    </>
  );
}
