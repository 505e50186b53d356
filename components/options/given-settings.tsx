/** What packs suggest to set: shown as what holds now and what would, set or left by a person, taken back at any time. */
import { useState } from 'react';
import type { SettingOffer } from '../../utils/core/pack-settings';
import { type SettingEntry, settingSign } from '../../utils/core/setting-entry';
import type { SettingRefusal } from '../../utils/messaging/protocol.tabs';
import { settingName, settingValue } from '../setting-words';
import { type MessageKey, useText } from '../text';
import { OutcomeNote, useOutcome } from '../use-outcome';

export interface GivenSetting {
  offer: SettingOffer;
  /** What holds here in its place. */
  now?: SettingEntry | undefined;
}

/** True: done. False: it failed without a reason that could be said. */
export type DecideSetting = (offer: SettingOffer, use: boolean) => Promise<boolean | SettingRefusal>;

const REFUSED: Record<SettingRefusal, MessageKey> = { gone: 'givenGone', unsound: 'suggestUnsound' };

interface RowProps {
  setting: GivenSetting;
  ruleName(id: string): string;
  onDecide: DecideSetting;
}

function Row({ setting: { offer, now }, ruleName, onDecide }: RowProps) {
  const t = useText();
  const { outcome, run } = useOutcome();
  const [refused, setRefused] = useState<SettingRefusal>();
  const { entry, state, title, version, author } = offer;
  const name = settingName(entry, ruleName, t);
  const isSet = now !== undefined && settingSign(now) === settingSign(entry);
  const decide = (use: boolean) => {
    setRefused(undefined);
    void run(async () => {
      const done = await onDecide(offer, use);
      if (typeof done === 'string') setRefused(done);
      return done === true;
    });
  };
  const button = (key: MessageKey, use: boolean) => (
    <button
      type="button"
      className="plain"
      disabled={outcome === 'busy'}
      aria-label={`${t(key)} ${name}`}
      onClick={() => decide(use)}
    >
      {t(key)}
    </button>
  );
  return (
    <li className="site-row">
      <p>
        {name}
        {t('suggestColon')}
        {isSet ? (
          settingValue(entry, t)
        ) : (
          <>
            <del>{settingValue(now, t)}</del> <span aria-hidden="true">→</span> <ins>{settingValue(entry, t)}</ins>
          </>
        )}
      </p>
      <p className="foot">
        {t('givenFrom', title, version, author)}
        {state !== 'waiting' && ` · ${t(state === 'used' ? (isSet ? 'givenUsed' : 'suggestChanged') : 'givenLeft')}`}
      </p>
      <div className="actions">
        {state !== 'used' && button(state === 'left' ? 'givenUseAfter' : 'givenUse', true)}
        {state !== 'left' && button(state === 'used' ? 'givenBack' : 'givenLeave', false)}
        {refused ? (
          <span role="alert" className="outcome outcome-failed">
            ! {t(REFUSED[refused])}
          </span>
        ) : (
          <OutcomeNote outcome={outcome} />
        )}
      </div>
    </li>
  );
}

interface GivenSettingsProps {
  settings: readonly GivenSetting[];
  ruleName(id: string): string;
  onDecide: DecideSetting;
}

export function GivenSettings({ settings, ruleName, onDecide }: GivenSettingsProps) {
  const t = useText();
  if (settings.length === 0) return null;
  return (
    <section aria-labelledby="suggested">
      <h2 id="suggested">{t('suggestTitle')}</h2>
      <p className="lead-in">{t('suggestWhy')}</p>
      <ul>
        {settings.map((setting) => (
          <Row
            key={`${setting.offer.packId} ${settingSign(setting.offer.entry)}`}
            {...{ setting, ruleName, onDecide }}
          />
        ))}
      </ul>
    </section>
  );
}
