/** Opens the options page: reads the settings, then draws. */
import '../../components/pages/pages.css';
import '../../components/pages/full-page.css';
import { mountPage } from '../../components/pages/mount-page';
import { holdLedger } from '../../utils/db/open';
import { PLACE_KEY, readPlace } from '../../utils/db/place';
import { systemClock } from '../../utils/platform/clock';
import { t } from '../../utils/platform/i18n';
import { localKeyValue } from '../../utils/platform/key-value';
import { OptionsPage } from './options-page';
import { readPreferences } from './preferences';

const now = () => systemClock.read().wallMs;
const place = async () => readPlace(await localKeyValue.read(PLACE_KEY).catch(() => undefined));
const holder = holdLedger({ now, place });
/** Opens where the ledger lies now: a file that was taken in lies in another store. */
const open = () => {
  holder.close();
  const opening = holder.use();
  // The page says that the store is lost; this only keeps the console clean.
  opening.catch(() => undefined);
  return opening;
};
const preferences = await readPreferences();
mountPage(<OptionsPage open={open} initial={preferences} now={now} />, {
  title: 'optionsTitle',
  theme: preferences.settings.theme,
  translate: t,
});
