/** The team's server, for a lead who has never seen one: make a team, take the file, set up, invite, put out. */
import { type FormEvent, useId, useState } from 'react';
import { useText } from '../text';
import { useUnkept } from '../unkept';
import { OutcomeNote, useOutcome } from '../use-outcome';
import { HubMembers } from './hub-members';
import type { HubCallbacks, HubModel, HubStep, ServerPlace } from './hub-model';
import { STEP_TEXT } from './hub-words';

const PLACES: readonly ServerPlace[] = ['windows', 'linux', 'mac', 'cluster'];

interface HubSectionProps {
  hub: HubModel;
  callbacks: HubCallbacks;
  now(): number;
}

export function HubSection({ hub, callbacks, now }: HubSectionProps) {
  const t = useText();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('hubTitle')}</h2>
      {hub.state === 'none' && <Create callbacks={callbacks} />}
      {hub.state === 'locked' && <Unlock onUnlock={callbacks.onUnlock} />}
      {hub.state === 'open' && (
        <>
          <p className="lead-in">{t('hubOpen', hub.teamName, hub.urls.join(', '))}</p>
          <Server callbacks={callbacks} />
          <HubMembers hub={hub} callbacks={callbacks} now={now} />
          <Keys callbacks={callbacks} />
        </>
      )}
    </section>
  );
}

const MIN_PASSPHRASE = 10;

function Create({ callbacks }: { callbacks: HubCallbacks }) {
  const t = useText();
  const id = useId();
  const { outcome, run } = useOutcome();
  const [teamName, setTeamName] = useState('');
  const [host, setHost] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [sheet, setSheet] = useState('');
  useUnkept(`${teamName}${host}${passphrase}${sheet}`.trim() !== '' && outcome !== 'done');
  const create = (event: FormEvent) => {
    event.preventDefault();
    const pasted = sheet.trim();
    void run(() =>
      pasted === ''
        ? callbacks.onCreate({ teamName: teamName.trim(), host: host.trim(), passphrase })
        : callbacks.onRestore(pasted, passphrase),
    );
  };
  const ready =
    passphrase.length >= MIN_PASSPHRASE && (sheet.trim() !== '' || (teamName.trim() !== '' && host.trim() !== ''));
  return (
    <>
      <p className="lead-in">{t('hubWhy')}</p>
      <form onSubmit={create} className="hub-form">
        <label htmlFor={`${id}-name`}>{t('hubTeamName')}</label>
        <input
          id={`${id}-name`}
          maxLength={40}
          value={teamName}
          onChange={(event) => setTeamName(event.target.value)}
        />
        <label htmlFor={`${id}-host`}>{t('hubHost')}</label>
        <input
          id={`${id}-host`}
          value={host}
          placeholder="hub.example.com"
          onChange={(event) => setHost(event.target.value)}
        />
        <label htmlFor={`${id}-pass`}>{t('hubPassphrase', MIN_PASSPHRASE)}</label>
        <input
          id={`${id}-pass`}
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        <label htmlFor={`${id}-sheet`}>{t('hubHaveSheet')}</label>
        <textarea id={`${id}-sheet`} rows={2} value={sheet} onChange={(event) => setSheet(event.target.value)} />
        <div className="actions">
          <button type="submit" className="plain" disabled={!ready || outcome === 'busy'}>
            {t(sheet.trim() === '' ? 'hubCreate' : 'hubRestore')}
          </button>
          <OutcomeNote outcome={outcome} />
        </div>
      </form>
    </>
  );
}

function Unlock({ onUnlock }: Pick<HubCallbacks, 'onUnlock'>) {
  const t = useText();
  const id = useId();
  const [passphrase, setPassphrase] = useState('');
  const [wrong, setWrong] = useState(false);
  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(!(await onUnlock(passphrase)));
  };
  return (
    <form onSubmit={(event) => void unlock(event)} className="inline">
      <label htmlFor={id}>{t('hubUnlockWith')}</label>
      <input
        id={id}
        type="password"
        autoComplete="current-password"
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <button type="submit" className="plain" disabled={passphrase === ''}>
        {t('hubUnlock')}
      </button>
      <span role="status" className="outcome">
        {wrong && `! ${t('hubWrong')}`}
      </span>
    </form>
  );
}

function Server({ callbacks }: { callbacks: HubCallbacks }) {
  const t = useText();
  const id = useId();
  const [place, setPlace] = useState<ServerPlace>('windows');
  const [file, setFile] = useState('');
  const [step, setStep] = useState<HubStep | 'busy'>();
  const names = { windows: 'Windows', linux: 'Linux', mac: 'macOS', cluster: t('hubCluster') };
  const setUp = async () => {
    setStep('busy');
    setStep(await callbacks.onSetUp(place === 'cluster').catch(() => 'reach' as const));
  };
  return (
    <>
      <h3>{t('hubServer')}</h3>
      <ol className="steps">
        <li>{t('hubStepGet')}</li>
        <li>
          <label htmlFor={id}>{t('hubStepFile')}</label>{' '}
          <select id={id} value={place} onChange={(event) => setPlace(event.target.value as ServerPlace)}>
            {PLACES.map((each) => (
              <option key={each} value={each}>
                {names[each]}
              </option>
            ))}
          </select>{' '}
          <button type="button" className="plain" onClick={() => void callbacks.onServerFile(place).then(setFile)}>
            {t('hubShowFile')}
          </button>
          {file !== '' && <textarea className="file" readOnly rows={8} aria-label={t('hubShowFile')} value={file} />}
        </li>
        <li>{t(place === 'windows' ? 'hubStepRunWindows' : 'hubStepRun')}</li>
        <li>
          {t('hubStepSetUp')}{' '}
          <button type="button" className="plain" disabled={step === 'busy'} onClick={() => void setUp()}>
            {t('hubSetUp')}
          </button>{' '}
          <span role="status" className="outcome">
            {step !== undefined && t(step === 'busy' ? 'hubBusy' : STEP_TEXT[step])}
          </span>
        </li>
      </ol>
    </>
  );
}

function Keys({ callbacks }: { callbacks: HubCallbacks }) {
  const t = useText();
  const [sheet, setSheet] = useState('');
  return (
    <>
      <h3>{t('hubKeys')}</h3>
      <p className="foot">{t('hubKeysWhy')}</p>
      <div className="actions">
        <button type="button" className="plain" onClick={() => void callbacks.onSheet().then(setSheet)}>
          {t('hubSheet')}
        </button>
        <button type="button" className="plain" onClick={callbacks.onLock}>
          {t('hubLock')}
        </button>
      </div>
      {sheet !== '' && <textarea className="file" readOnly rows={5} aria-label={t('hubSheet')} value={sheet} />}
    </>
  );
}
