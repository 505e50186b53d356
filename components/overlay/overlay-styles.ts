/** The panel's style sheet as a string, for adoptedStyleSheets: no file of ours is reachable from the page. px only. */
import tokens from '../../assets/tokens.css?inline';
import marks from '../script-marks.css?inline';
import rules from './overlay.css?inline';

/** Must equal --panel-width and the pill's widest form in overlay.css. */
export const PANEL_WIDTH = 272;
export const PILL_WIDTH = 200;

export const OVERLAY_CSS = `${tokens}\n${marks}\n${rules}`;
