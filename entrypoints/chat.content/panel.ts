/** The overlay with its memory: where it stands, whether it is folded, what it last showed. Draws once a frame at most. */
import type {
  OverlayCallbacks,
  OverlayModel,
  OverlayPosition,
  SuggestionCard,
} from '../../components/overlay/overlay-model';
import type { LiveConversation } from '../../utils/core/track/tracker';
import { type Box, measure, overlap } from '../../utils/dom/layout';
import { locate } from '../../utils/dom/locate';
import { describePage } from '../../utils/dom/page-report';
import { ask } from '../../utils/messaging/client';
import { browser } from '../../utils/platform/browser';
import { rememberingT } from '../../utils/platform/i18n';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { decodeSetting, readSetting, readSiteSetting } from '../../utils/settings/read';
import { SETTINGS, SITE_SETTINGS, settingKey } from '../../utils/settings/settings';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { copyText } from './clipboard';
import { type Desk, drawDesk, NO_PACE } from './desk';
import { createDrawPace } from './draw-pace';
import { watchFieldRoom } from './field-room';
import { keepEqual } from './keep-equal';
import { mountOverlay } from './overlay-mount';

/** Not worth another timer, ms. */
const CLOSE_MS = 5;
const NOTICE_MS = 6000;
/** What can be tapped must be there when the reply has been sent. */
const OFFER_MS = 20_000;
/** The panel's usual size, px, for choosing a corner that covers neither thread nor composer. */
const PANEL = { width: 272, height: 420 };
const CORNERS: readonly OverlayPosition[] = [
  { corner: 'top-right', x: 16, y: 72 },
  { corner: 'bottom-right', x: 16, y: 16 },
  { corner: 'bottom-left', x: 16, y: 16 },
  { corner: 'top-left', x: 16, y: 72 },
];

/** The field must stay free: a strip of the thread is the better loss. */
const FIELD_WEIGHT = 50;

/** What follows from the page alone. */
export interface Shown {
  live: readonly LiveConversation[];
  suggestions: readonly SuggestionCard[];
}

export interface Panel {
  host: HTMLElement;
  /** See overlay-mount.tsx. */
  add(element: HTMLElement): void;
  panelBox(): Box | undefined;
  theme(): Desk['theme'];
  /** `urgent`: the person did it, or must see it now. */
  change(part: Partial<Omit<Desk, 'suggestions'>>, urgent?: boolean): void;
  /** What the page tells has changed; `look` is asked when it is drawn. `urgent`: a buyer asked what is open now. */
  show(look: () => Shown, urgent: boolean): void;
  cardAt(place: number): SuggestionCard | undefined;
  /** What was drawn last: who waits, in order, and the day's figures. */
  drawn(): Pick<OverlayModel, 'waiting' | 'today'>;
  /** Monotonic ms since when the panel has been on screen. */
  visibleSince(): number;
  /** False once the page has removed the panel too often. */
  ensureAttached(): boolean;
  destroy(): void;
}

export function createPanel(
  profile: SiteProfile,
  on: Omit<OverlayCallbacks, 'onCollapse' | 'onMove' | 'onDismissNotice' | 'onReload' | 'onReport'> & {
    /** How many are drawn as waiting; after every drawing. */
    onWaiting(count: number): void;
  },
): Panel {
  const t = rememberingT();
  // After an update the old panel can look up no words any more, and these are what it has to say then.
  for (const key of ['overlayStatusOrphaned', 'overlayReload', 'overlayReport'] as const) t(key);
  const chinese = t('localeTag') === 'zh-CN';
  const name = chinese ? profile.name.zh : profile.name.en;
  let desk: Omit<Desk, 'suggestions'> = {
    site: { id: profile.id, name },
    status: 'starting',
    missingFields: [],
    rule: undefined,
    ruleName: '',
    today: undefined,
    notice: undefined,
    guard: undefined,
    collapsed: false,
    position: CORNERS[0] as OverlayPosition,
    theme: 'system',
    pace: NO_PACE,
    coach: undefined,
  };
  let look: () => Shown = () => ({ live: [], suggestions: [] });
  let model: OverlayModel | undefined;
  /** Monotonic ms at which it will be drawn; undefined when nothing is to be. */
  let due: number | undefined;
  let hurried = false;
  const pace = createDrawPace();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let noticeTimer: ReturnType<typeof setTimeout> | undefined;
  let visibleSince = performance.now();
  let destroyed = false;

  const overlay = mountOverlay(
    {
      ...on,
      onCollapse: (collapsed) => keep({ collapsed }),
      onMove: (position) => keep({ position }),
      onDismissNotice: () => change({ notice: undefined }),
      onReload: () => location.reload(),
      onReport: () => void report(),
    },
    t,
  );

  function draw(): void {
    if (destroyed || due === undefined) return;
    due = undefined;
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
    pace.drew(performance.now(), hurried);
    hurried = false;
    const { live, suggestions } = look();
    const next = keepEqual(model, drawDesk({ ...desk, suggestions }, live, Date.now()));
    if (next === model) return;
    model = next;
    overlay.update(next);
    on.onWaiting(next.waiting.length);
  }

  function drawOnTime(): void {
    timer = undefined;
    draw();
  }

  /** What one reading of the page changes in several places is drawn together, when that reading is over. */
  function schedule(urgent: boolean): void {
    const now = performance.now();
    const at = now + Math.max(0, pace.waitMs(now, urgent));
    if (due !== undefined && due <= at + CLOSE_MS) return;
    due = at;
    hurried ||= urgent;
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
    if (at <= now) queueMicrotask(draw);
    else timer = setTimeout(drawOnTime, at - now);
  }

  // The day's figures can wait; everything else was done by the person, or must be seen.
  function change(part: Partial<Omit<Desk, 'suggestions'>>, urgent = part.today === undefined): void {
    desk = { ...desk, ...('notice' in part && { noticeOf: undefined }), ...part };
    if (part.rule) desk.ruleName = chinese ? part.rule.name.zh : part.rule.name.en;
    if (part.notice) {
      clearTimeout(noticeTimer);
      const stays = 'question' in part.notice ? OFFER_MS : NOTICE_MS;
      noticeTimer = setTimeout(() => change({ notice: undefined }, false), stays);
    }
    schedule(urgent);
  }

  async function report(): Promise<void> {
    const text = describePage(profile, document, browser.runtime.getManifest().version);
    change({ notice: { kind: (await copyText(text)) ? 'reported' : 'failed' } });
  }

  function keep(part: Partial<Pick<Desk, 'collapsed' | 'position'>>): void {
    change(part);
    const { collapsed, position } = desk;
    void ask('settings/write', { siteId: profile.id, name: 'overlay', value: { ...position, collapsed } });
  }

  const life = new AbortController();
  const findField = () => locate(profile.composer.field, document);
  const room = watchFieldRoom(findField, (field) => change({ field }, true), life.signal);
  const onVisibility = () => {
    visibleSince = performance.now();
  };
  document.addEventListener('visibilitychange', onVisibility);
  const unwatchTheme = watchKey(settingKey('theme'), (stored) =>
    change({ theme: decodeSetting(stored, SETTINGS.theme).value }),
  );
  void readSetting(localKeyValue, 'theme').then(({ value }) => change({ theme: value }));
  void readSiteSetting(localKeyValue, profile.id, 'overlay').then(({ value }) => {
    const { collapsed, ...position } = value;
    const chosen = value !== SITE_SETTINGS.overlay.fallback;
    change({ collapsed, position: chosen ? position : freeCorner(profile) });
  });
  schedule(true);

  return {
    host: overlay.host,
    add: overlay.add,
    panelBox: overlay.panelBox,
    theme: () => desk.theme,
    change(part, urgent) {
      if (part.coach) room.look();
      change(part, urgent);
    },
    show(next, urgent) {
      look = next;
      schedule(urgent);
    },
    drawn: () => model ?? { waiting: [] },
    cardAt: (place) => (model?.collapsed ? undefined : model?.suggestions[place]),
    visibleSince: () => visibleSince,
    ensureAttached() {
      room.beat();
      if (!overlay.host.isConnected) visibleSince = performance.now();
      return overlay.ensureAttached();
    },
    destroy() {
      destroyed = true;
      life.abort();
      clearTimeout(timer);
      clearTimeout(noticeTimer);
      document.removeEventListener('visibilitychange', onVisibility);
      unwatchTheme();
      overlay.destroy();
    },
  };
}

/** The corner where the panel hides least of the thread and the composer; asked once, before the person has moved it. */
function freeCorner(profile: SiteProfile): OverlayPosition {
  const inWay = measure([locate(profile.thread.root, document), locate(profile.list.root, document)]);
  const field = measure([locate(profile.composer.field, document)]);
  const cost = ({ corner, x, y }: OverlayPosition): number => {
    const left = corner.endsWith('left') ? x : window.innerWidth - x - PANEL.width;
    const top = corner.startsWith('top') ? y : window.innerHeight - y - PANEL.height;
    const box = { left, top, right: left + PANEL.width, bottom: top + PANEL.height };
    const hidden = (boxes: readonly Box[]) => boxes.reduce((sum, other) => sum + overlap(box, other), 0);
    return hidden(inWay) + hidden(field) * FIELD_WEIGHT;
  };
  const costs = CORNERS.map(cost);
  return CORNERS[costs.indexOf(Math.min(...costs))] as OverlayPosition;
}
