// @vitest-environment jsdom
/** Pages taught by pointing, without a word of their own profile: what follows reads as the shipped profile reads. */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SitePatch } from '../../utils/core/site-patch';
import { locate, readField } from '../../utils/dom/locate';
import { learn, look, type Pointed, STEPS } from '../../utils/dom/teach/lesson';
import { sitePatchSchema } from '../../utils/schema/site-patch';
import { EVERY_SITE } from '../../utils/sites';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { mended, taughtSiteId } from '../../utils/sites/taught';
import { profileOf } from '../../utils/sites/taught-profile';
import { NO_HAZARDS } from '../consoles/platform/hazards';
import type { Site } from '../consoles/platform/shapes';
import { type ConsoleRun, openConsole } from './console-run';
import { rename } from './page-changes';

const PLAYED: readonly Site[] = ['pdd', 'feige', 'jd', 'kuaishou', 'xiaohongshu', 'chatwoot', 'weixin', 'wangwang'];
const profiles = EVERY_SITE.filter(({ id }) => (PLAYED as readonly string[]).includes(id));
const ORIGIN = 'https://chat.example.com';

let run: ConsoleRun | undefined;
afterEach(() => {
  run?.end();
  vi.useRealTimers();
});
beforeAll(() => {
  // jsdom has neither.
  vi.stubGlobal('CSS', { escape: (name: string) => name.replace(/[^\w-]/g, '\\$&') });
  Object.defineProperty(HTMLElement.prototype, 'isContentEditable', {
    configurable: true,
    get(this: HTMLElement) {
      return this.closest('[contenteditable]:not([contenteditable="false"])') !== null;
    },
  });
});

/** What a person would point at, found with the profile that the lesson must not know. */
function pointAt(profile: SiteProfile): Pointed {
  const { rows, messages, field } = look(document, profile);
  const words = (role: string) => {
    const one = messages.findLast(
      ({ message }) => message.role === role && message.media === 'text' && message.text.length > 1,
    );
    return one && (locate(profile.thread.text, one.element) ?? one.element);
  };
  const row = rows[1]?.element;
  const name = row && locate(profile.list.name, row);
  const pointed: Pointed = {};
  if (name) pointed.row = name;
  const [buyer, own] = [words('buyer'), words('agent')];
  if (buyer) pointed.buyer = buyer;
  if (own) pointed.own = own;
  if (field) pointed.field = field;
  return pointed;
}

const spoken = (profile: SiteProfile) =>
  look(document, profile)
    .messages.map(({ message }) => message)
    .filter(
      ({ role, media, recalled, text }) =>
        (role === 'buyer' || role === 'agent') && media === 'text' && !recalled && text !== '',
    );

const openIn = (profile: SiteProfile) =>
  look(document, profile).rows.find(({ row }) => row.active)?.row.name ?? readField(profile.current.name, document);

describe.each(profiles.map((profile) => [profile.id as string as Site, profile] as const))('%s', (site, profile) => {
  it('is read as its own profile reads it, also after 120 more messages', async () => {
    run = await openConsole(site, profile, { seed: 4, conversations: 5, long: 24, hazards: NO_HAZARDS });
    const { simulator, pass } = run;
    const [first = ''] = [...simulator.platform.conversations.keys()];
    let nth = 0;
    for (const one of simulator.platform.conversations.values()) one.name = `买家${++nth}号`;
    simulator.platform.changed();
    simulator.open(first);
    await pass(1500);
    const pointed = pointAt(profile);
    expect(Object.keys(pointed).sort()).toEqual([...STEPS].sort());
    const learned = learn(document, pointed, STEPS);
    expect(learned.problems).toEqual({});
    expect(learned.done).toBe(true);
    const patch: SitePatch = {
      format: 'sideline-site/1',
      site: taughtSiteId(ORIGIN),
      name: 'chat.example.com',
      origin: ORIGIN,
      taughtOn: '2026-11-22',
      times: learned.times,
      slots: learned.slots,
    };
    const checked = sitePatchSchema.safeParse(JSON.parse(JSON.stringify(patch)));
    expect(checked.success ? [] : checked.error.issues).toEqual([]);
    const taught = profileOf(patch);

    const agree = () => {
      const told = (one: SiteProfile) => spoken(one).map(({ role, text }) => `${role}: ${text}`);
      const ours = told(taught);
      // A robot without a mark that was pointed at is on the agent's side; nobody knows better.
      const theirs = told(profile);
      expect(theirs.filter((line) => !ours.includes(line))).toEqual([]);
      const names = (one: SiteProfile) => [...new Set(look(document, one).rows.map(({ row }) => row.name))].sort();
      expect(names(taught)).toEqual(names(profile));
      expect(look(document, taught).field).toBe(look(document, profile).field);
      const open = openIn(profile);
      expect(openIn(taught)).toBe(open);
    };
    agree();
    for (let said = 0; said < 60; said++) {
      simulator.platform.say(first, { role: 'buyer', text: `第${said}个问题` }, Date.now());
      simulator.platform.say(first, { role: 'agent', text: `第${said}个回答` }, Date.now());
      await pass(100);
    }
    await pass(1000);
    agree();
  });
});

describe.each([
  ['pdd', ['.chat-item', '.chat-item-box', '.chat-list-box', '.left-panel', '.all-chat-list'], ['row']],
  ['jd', ['.EditorContent'], ['field']],
  ['xiaohongshu', ['.msg-list-box', '.farmer-chat__main', '.msg-row'], ['buyer', 'own']],
] as const)('%s after a change', (site, tokens, asked) => {
  it(`is read again once ${asked.join(' and ')} was pointed at`, async () => {
    const profile = profiles.find(({ id }) => id === site) as SiteProfile;
    run = await openConsole(site, profile, { seed: 4, conversations: 5, long: 24, hazards: NO_HAZARDS });
    const { simulator, pass } = run;
    simulator.open([...simulator.platform.conversations.keys()][0] ?? '');
    await pass(1500);
    const broken = rename(profile, tokens).profile;
    const whole = pointAt(profile);
    const pointed: Pointed = Object.fromEntries(asked.map((step) => [step, whole[step]]));
    const before = look(document, profile);
    const lost = look(document, broken);
    expect([lost.rows.length, lost.messages.length, lost.field].some((part) => !part)).toBe(true);
    const learned = learn(document, pointed, asked, broken);
    expect([learned.problems, learned.done]).toEqual([{}, true]);
    const { slots, times } = learned;
    const patch: SitePatch = {
      format: 'sideline-site/1',
      site: profile.id,
      name: '',
      origin: ORIGIN,
      taughtOn: '2026-11-22',
      times,
      slots,
    };
    const again = look(document, mended(broken, patch));
    expect(again.rows.map(({ row }) => row.name)).toEqual(before.rows.map(({ row }) => row.name));
    expect(again.messages.map(({ message }) => `${message.role} ${message.text}`)).toEqual(
      before.messages.map(({ message }) => `${message.role} ${message.text}`),
    );
    expect(again.field).toBe(before.field);
  });
});
