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
import { ask } from '../../utils/messaging/client';
import { t } from '../../utils/platform/i18n';
import { localKeyValue, watchKey } from '../../utils/platform/key-value';
import { decodeSetting, readSetting, readSiteSetting } from '../../utils/settings/read';
import { SETTINGS, SITE_SETTINGS, settingKey } from '../../utils/settings/settings';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { type Desk, drawDesk } from './desk';
import { mountOverlay } from './overlay-mount';

/** A burst of page changes is drawn once a frame; a single one at once. */
const DRAW_EVERY_MS = 16;
const NOTICE_MS = 6000;
/** The panel's usual size, px, for choosing a corner that covers neither thread nor composer. */
const PANEL = { width: 272, height: 420 };
const CORNERS: readonly OverlayPosition[] = [
  { corner: 'top-right', x: 16, y: 72 },
  { corner: 'bottom-right', x: 16, y: 16 },
  { corner: 'bottom-left', x: 16, y: 16 },
  { corner: 'top-left', x: 16, y: 72 },
];

export interface Panel {
  host: HTMLElement;
  /** See overlay-mount.tsx. */
  add(element: HTMLElement): void;
  panelBox(): Box | undefined;
  theme(): Desk['theme'];
  change(part: Partial<Desk>): void;
  show(live: readonly LiveConversation[]): void;
  cardAt(place: number): SuggestionCard | undefined;
  waitingCount(): number;
  /** Monotonic ms since when the panel has been on screen. */
  visibleSince(): number;
  /** False once the page has removed the panel too often. */
  ensureAttached(): boolean;
  destroy(): void;
}

export function createPanel(
  profile: SiteProfile,
  on: Pick<OverlayCallbacks, 'onJump' | 'onInsert' | 'onName' | 'onSearch' | 'onGuardAccept' | 'onGuardWaveOff'>,
): Panel {
  const chinese = t('localeTag') === 'zh-CN';
  const name = chinese ? profile.name.zh : profile.name.en;
  let desk: Desk = {
    site: { id: profile.id, name },
    status: 'starting',
    missingFields: [],
    rule: undefined,
    ruleName: '',
    today: undefined,
    suggestions: [],
    notice: undefined,
    guard: undefined,
    collapsed: false,
    position: CORNERS[0] as OverlayPosition,
    theme: 'system',
  };
  let live: readonly LiveConversation[] = [];
  let model: OverlayModel | undefined;
  let drawnAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let noticeTimer: ReturnType<typeof setTimeout> | undefined;
  let visibleSince = performance.now();

  const overlay = mountOverlay(
    {
      ...on,
      onCollapse: (collapsed) => keep({ collapsed }),
      onMove: (position) => keep({ position }),
      onDismissNotice: () => change({ notice: undefined }),
      onReload: () => location.reload(),
    },
    t,
  );

  function draw(): void {
    timer = undefined;
    drawnAt = performance.now();
    model = drawDesk(desk, live, Date.now());
    overlay.update(model);
  }

  function schedule(): void {
    if (timer !== undefined) return;
    const wait = drawnAt + DRAW_EVERY_MS - performance.now();
    if (wait <= 0) draw();
    else timer = setTimeout(draw, wait);
  }

  function change(part: Partial<Desk>): void {
    desk = { ...desk, ...part };
    if (part.rule) desk.ruleName = chinese ? part.rule.name.zh : part.rule.name.en;
    if (part.notice) {
      clearTimeout(noticeTimer);
      noticeTimer = setTimeout(() => change({ notice: undefined }), NOTICE_MS);
    }
    schedule();
  }

  function keep(part: Partial<Pick<Desk, 'collapsed' | 'position'>>): void {
    change(part);
    const { collapsed, position } = desk;
    void ask('settings/write', { siteId: profile.id, name: 'overlay', value: { ...position, collapsed } });
  }

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
  draw();

  return {
    host: overlay.host,
    add: overlay.add,
    panelBox: overlay.panelBox,
    theme: () => desk.theme,
    change,
    show(next) {
      live = next;
      schedule();
    },
    cardAt: (place) => (model?.collapsed ? undefined : model?.suggestions[place]),
    waitingCount: () => model?.waiting.length ?? 0,
    visibleSince: () => visibleSince,
    ensureAttached() {
      if (!overlay.host.isConnected) visibleSince = performance.now();
      return overlay.ensureAttached();
    },
    destroy() {
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
  const inWay = measure([
    locate(profile.thread.root, document),
    locate(profile.composer.field, document),
    locate(profile.list.root, document),
  ]);
  const cost = ({ corner, x, y }: OverlayPosition): number => {
    const left = corner.endsWith('left') ? x : window.innerWidth - x - PANEL.width;
    const top = corner.startsWith('top') ? y : window.innerHeight - y - PANEL.height;
    const box = { left, top, right: left + PANEL.width, bottom: top + PANEL.height };
    return inWay.reduce((sum, other) => sum + overlap(box, other), 0);
  };
  const costs = CORNERS.map(cost);
  return CORNERS[costs.indexOf(Math.min(...costs))] as OverlayPosition;
}
