/** The teaching panel, put into one tab when a person asks for it. Runs nowhere by itself. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startTeaching } from './teaching';

export default defineUnlistedScript(() => startTeaching(location, document));
