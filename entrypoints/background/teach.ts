/**
 * Owns what is taught: puts the teaching panel into the tab a person wants it in, keeps what comes of it, and lets the
 * coach run on a page that was taught whole. Runs nowhere the person has not allowed, host by host.
 */
import type { SiteId } from '../../utils/core/ids';
import { type SitePatch, signOf } from '../../utils/core/site-patch';
import type { Request, Response } from '../../utils/messaging/protocol';
import { type Asker, type Handlers, RefusedError } from '../../utils/messaging/server';
import type { KeyValue } from '../../utils/platform/key-value';
import { warn } from '../../utils/platform/log';
import { readTaught, TAUGHT_KEY, type TaughtSites, taughtProfiles } from '../../utils/settings/taught-sites';
import { EVERY_SITE } from '../../utils/sites/index';
import { siteById } from '../../utils/sites/match';
import { ownsOrigin } from '../../utils/sites/owns-origin';
import { taughtSiteId } from '../../utils/sites/taught';
import { profileOf } from '../../utils/sites/taught-profile';
import type { GivenSites } from './given-sites';
import { oneAtATime } from './one-at-a-time';

/** A person who was asked for a permission answers within this, or asks again. */
const WISH_MS = 120_000;
/** The panel that was opened so long ago saves nothing any more. */
const LESSON_MS = 3_600_000;
const TEACHING_KEY = 'teaching';
const MOST_TAUGHT = 20;

interface Teaching {
  tabId: number;
  origin: string;
  at: number;
  /** Waits for the permission. */
  wished?: true;
}

export interface TeachSeams {
  kept: KeyValue;
  /** Gone when the browser closes. */
  session: Pick<KeyValue, 'read' | 'write'>;
  now(): number;
  mayRun(origin: string): Promise<boolean>;
  /** Puts the teaching panel, or the coach, into a tab. */
  inject(tabId: number, what: 'teach' | 'coach'): Promise<void>;
  /** From now on the coach runs on pages of this origin by itself; undefined: no more. */
  register(siteId: SiteId, origin: string | undefined): Promise<void>;
}

export interface TeachDesk {
  start(request: Request<'teach/start'>): Promise<Response<'teach/start'>>;
  save(request: Request<'teach/save'>, asker: Asker): Promise<Response<'teach/save'>>;
  /** What somebody else taught, after the person agreed. @returns why it is not used */
  use(patch: SitePatch): Promise<'host' | 'full' | undefined>;
  /** Puts what was there before in its place, unless the page was taught again since. */
  takeBack(patch: SitePatch, before: SitePatch | undefined): Promise<void>;
  forget(siteId: SiteId): Promise<void>;
  /** The person allowed more hosts. */
  allowed(): Promise<void>;
  /** Pages there may speak to us as consoles do. */
  owns(origin: string): Promise<boolean>;
}

export function createTeachDesk(seams: TeachSeams): TeachDesk {
  const line = oneAtATime((error) => warn('teach', 'not done', error));

  async function teaching(): Promise<Teaching | undefined> {
    return (await seams.session.read(TEACHING_KEY)) as Teaching | undefined;
  }

  async function begin({ tabId, origin }: { tabId: number; origin: string }): Promise<Response<'teach/start'>> {
    const at = seams.now();
    if (!(await seams.mayRun(origin))) {
      await seams.session.write(TEACHING_KEY, { tabId, origin, at, wished: true } satisfies Teaching);
      return { started: false };
    }
    const before = await teaching();
    // The page asks twice: once before the browser's own question, once after.
    if (before && !before.wished && before.origin === origin && before.tabId === tabId && at - before.at < 1000)
      return { started: true };
    await seams.session.write(TEACHING_KEY, { tabId, origin, at } satisfies Teaching);
    await seams.inject(tabId, 'teach');
    return { started: true };
  }

  async function keep(taught: TaughtSites): Promise<void> {
    await seams.kept.write(TAUGHT_KEY, taught);
  }

  /** @returns false: there are as many as may be */
  async function put(patch: SitePatch): Promise<boolean> {
    const known = siteById(patch.site);
    const taught = await readTaught(seams.kept);
    if (!taught[patch.site] && Object.keys(taught).length >= MOST_TAUGHT) return false;
    await keep({ ...taught, [patch.site]: known ? { patch } : { patch, profile: profileOf(patch) } });
    if (!known) await seams.register(patch.site, patch.origin);
    return true;
  }

  async function forget(siteId: SiteId): Promise<void> {
    const { [siteId]: gone, ...rest } = await readTaught(seams.kept);
    if (!gone) return;
    await keep(rest);
    if (gone.profile) await seams.register(siteId, undefined);
  }

  return {
    start: (request) => line.asked(() => begin(request)),
    save: ({ patch }, { tabId }) =>
      line.asked(async () => {
        const lesson = await teaching();
        const fresh = lesson && seams.now() - lesson.at < LESSON_MS;
        if (!fresh || lesson.tabId !== tabId || lesson.origin !== patch.origin) throw new RefusedError('forbidden');
        const known = siteById(patch.site);
        // A known console is mended on its own pages only; what is taught whole may not take a known one's name.
        if (known ? !ownsOrigin(patch.origin, [known]) : patch.site !== taughtSiteId(patch.origin)) {
          throw new RefusedError('bad-request', { where: 'patch.site' });
        }
        const before = (await readTaught(seams.kept))[patch.site];
        if (!(await put(patch))) return { saved: false };
        if (!known && !before) await seams.inject(lesson.tabId, 'coach');
        return { saved: true };
      }),
    use: (patch) =>
      line.asked(async () => {
        // Checked with the pack it came in: of a known console its own pages, else the one page it was taught on.
        if (!siteById(patch.site) && !(await seams.mayRun(patch.origin))) return 'host';
        return (await put(patch)) ? undefined : 'full';
      }),
    forget: (siteId) => line.asked(() => forget(siteId)),
    takeBack: (patch, before) =>
      line.asked(async () => {
        const now = (await readTaught(seams.kept))[patch.site]?.patch;
        if (!now || signOf(now) !== signOf(patch)) return;
        if (!before || !(await put(before))) await forget(patch.site);
      }),
    allowed: () =>
      line.quietly(async () => {
        const wish = await teaching();
        if (wish?.wished && seams.now() - wish.at < WISH_MS && (await seams.mayRun(wish.origin))) await begin(wish);
      }),
    async owns(origin) {
      if (ownsOrigin(origin, EVERY_SITE)) return true;
      const lesson = await teaching();
      if (lesson && !lesson.wished && lesson.origin === origin) return true;
      return ownsOrigin(origin, taughtProfiles(await readTaught(seams.kept)));
    },
  };
}

export function teachHandlers(
  teach: TeachDesk | undefined,
  given: GivenSites | undefined,
): Pick<Handlers, `teach/${'start' | 'save' | 'decide' | 'forget'}`> {
  const desk = () => {
    if (!teach) throw new RefusedError('failed');
    return teach;
  };
  return {
    'teach/start': (request) => desk().start(request),
    'teach/save': (request, asker) => desk().save(request, asker),
    'teach/decide': async (request) => {
      if (!given) throw new RefusedError('failed');
      return given.decide(request);
    },
    'teach/forget': async ({ siteId }) => {
      await desk().forget(siteId);
      await given?.forgotten(siteId);
      return { ok: true, watermark: 0 };
    },
  };
}
