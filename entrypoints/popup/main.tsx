/** Opens the popup: reads the settings, then draws. The ledger is opened beside it, not before it. */
import '../../components/pages/pages.css';
import '../../components/figures/figures.css';
import '../../components/popup/popup.css';
import { mountPage } from '../../components/pages/mount-page';
import { holdLedger } from '../../utils/db/open';
import { PLACE_KEY, readPlace } from '../../utils/db/place';
import { systemClock } from '../../utils/platform/clock';
import { t } from '../../utils/platform/i18n';
import { localKeyValue } from '../../utils/platform/key-value';
import { readSettings } from '../../utils/settings/read';
import { PopupPage } from './popup-page';

const now = () => systemClock.read().wallMs;
const place = async () => readPlace(await localKeyValue.read(PLACE_KEY).catch(() => undefined));
const opening = holdLedger({ now, place }).use();
// Each query awaits it and says what went wrong; this only keeps the console clean.
opening.catch(() => undefined);
const { settings } = await readSettings(localKeyValue);
mountPage(<PopupPage opening={opening} settings={settings} now={now} />, {
  title: 'extensionName',
  theme: settings.theme,
  translate: t,
});
