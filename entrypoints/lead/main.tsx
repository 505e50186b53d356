/** Opens the lead's page: reads the settings, then draws. */
import '../../components/pages/pages.css';
import '../../components/pages/full-page.css';
import '../../components/lead/lead.css';
import '../../components/lead/big-screen.css';
import { mountPage } from '../../components/pages/mount-page';
import { holdLedger } from '../../utils/db/open';
import { PLACE_KEY, readPlace } from '../../utils/db/place';
import { systemClock } from '../../utils/platform/clock';
import { t } from '../../utils/platform/i18n';
import { localKeyValue } from '../../utils/platform/key-value';
import { readSettings } from '../../utils/settings/read';
import { LeadPage } from './lead-page';

const now = () => systemClock.read().wallMs;
const place = async () => readPlace(await localKeyValue.read(PLACE_KEY).catch(() => undefined));
const opening = holdLedger({ now, place }).use();
// The page says that the store is lost; this only keeps the console clean.
opening.catch(() => undefined);
const { settings } = await readSettings(localKeyValue);
mountPage(<LeadPage opening={opening} settings={settings} now={now} />, {
  title: 'leadTitle',
  theme: settings.theme,
  translate: t,
});
