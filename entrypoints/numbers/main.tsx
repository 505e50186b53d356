/** Opens the numbers page: reads the settings, then draws. */
import '../../components/pages/pages.css';
import '../../components/pages/full-page.css';
import '../../components/figures/figures.css';
import '../../components/numbers/numbers.css';
import { mountPage } from '../../components/pages/mount-page';
import { holdLedger } from '../../utils/db/open';
import { PLACE_KEY, readPlace } from '../../utils/db/place';
import { systemClock } from '../../utils/platform/clock';
import { t } from '../../utils/platform/i18n';
import { localKeyValue } from '../../utils/platform/key-value';
import { readSettings } from '../../utils/settings/read';
import { NumbersPage } from './numbers-page';

const now = () => systemClock.read().wallMs;
const place = async () => readPlace(await localKeyValue.read(PLACE_KEY).catch(() => undefined));
const opening = holdLedger({ now, place }).use();
// The page says that the store is lost; this only keeps the console clean.
opening.catch(() => undefined);
const { settings } = await readSettings(localKeyValue);
mountPage(<NumbersPage opening={opening} initial={settings} now={now} />, {
  title: 'numbersTitle',
  theme: settings.theme,
  translate: t,
});
