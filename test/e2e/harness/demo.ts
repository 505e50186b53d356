/** The demonstration: both consoles, conversations under way, the coach beside them; by itself or for a person to watch. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AGENTS } from './ask';
import { type Coach, launchCoach, type Surface } from './chromium';
import type { Comparison } from './compare';
import {
  type Consoles,
  openConsole,
  SITES,
  type Site,
  simulate,
  startConsoles,
  waitForPanel,
  waitUntilPlayed,
} from './consoles';
import { makeProfile } from './raw-chromium';
import { addVerdicts, describeVerdict, judge } from './verdict';

export interface DemoOptions {
  headless: boolean;
  /** Where screenshots go; emptied first. */
  pictures: string;
  say(line: string): void;
  seed?: number;
}

const HEADLESS_SPEED = 20;
const WATCHING_SPEED = 3;
const CONVERSATIONS = 12;
const PLAY_LIMIT_MS = 180_000;
const SURFACES: readonly Surface[] = ['popup', 'numbers', 'lead', 'options'];
const POPUP_SIZE = { width: 400, height: 600 };
const PAGE_SIZE = { width: 1280, height: 900 };

/** @returns the exit status: 0 when everything recorded equals what was true */
export async function runDemo(options: DemoOptions): Promise<number> {
  const consoles = await startConsoles();
  try {
    return options.headless ? await runAlone(consoles, options) : await runForAPerson(consoles, options);
  } finally {
    await consoles.close();
  }
}

async function runAlone(consoles: Consoles, options: DemoOptions): Promise<number> {
  rmSync(options.pictures, { recursive: true, force: true });
  mkdirSync(options.pictures, { recursive: true });
  const profile = makeProfile();
  const flags = { build: 'production', consoleFlags: consoles.flags, profile } as const;
  try {
    const coach = await launchCoach({ ...flags, locale: 'zh-CN' });
    for (const agent of AGENTS) await coach.ask('agent/name', agent);
    const verdicts: Comparison[] = [];
    for (const site of SITES) verdicts.push(await playAndJudge(coach, consoles, site, options));
    await photographSurfaces(coach, options.pictures, 'zh');
    await coach.close();

    const english = await launchCoach({ ...flags, locale: 'en-US' });
    for (const site of SITES) await photographPanel(english, consoles, site, options.pictures, 'en');
    await photographSurfaces(english, options.pictures, 'en');
    await english.close();

    options.say(`pictures in ${options.pictures}`);
    const verdict = addVerdicts(verdicts);
    for (const line of describeVerdict('demo', SITES.length, verdict)) options.say(line);
    return verdict.problems.length === 0 ? 0 : 1;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function playAndJudge(coach: Coach, consoles: Consoles, site: Site, { pictures, say, seed = 7 }: DemoOptions) {
  const started = Date.now();
  const page = await openConsole(coach.context, consoles, site, { seed });
  await waitForPanel(page);
  const wish = { seed, speed: HEADLESS_SPEED, conversations: CONVERSATIONS };
  await simulate(
    page,
    (simulator, { seed, speed, conversations }) => {
      void simulator.play(simulator.scenario({ seed, conversations, reloads: 1 }), { speed });
    },
    wish,
  );
  await page.waitForFunction(
    () => window.simulator.trueLog().messages.filter((one) => !one.history).length > 60,
    undefined,
    {
      timeout: PLAY_LIMIT_MS,
    },
  );
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: join(pictures, `${site}-overlay-${scheme}-zh.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await waitUntilPlayed(page, PLAY_LIMIT_MS);
  const verdict = await judge(coach, page, site, { evidence: pictures });
  say(`${site}: ${verdict.messagesTrue} messages in ${Math.round((Date.now() - started) / 1000)} s`);
  await page.close();
  return verdict;
}

/** A console where buyers wait, so that there is something to see. */
async function photographPanel(coach: Coach, consoles: Consoles, site: Site, pictures: string, language: string) {
  const page = await openConsole(coach.context, consoles, site, { seed: 11 });
  await waitForPanel(page);
  await simulate(
    page,
    async (simulator) => {
      const keys = [0, 1, 2].map(() => simulator.newConversation());
      const first = keys[0] as string;
      await simulator.openAndSettle(first);
      for (const key of keys) simulator.buyerSays(key, '请问什么时候发货？');
    },
    undefined,
  );
  await page.waitForTimeout(1500);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: join(pictures, `${site}-overlay-${scheme}-${language}.png`) });
  }
  await page.close();
}

async function photographSurfaces(coach: Coach, pictures: string, language: string): Promise<void> {
  for (const surface of SURFACES) {
    const page = await coach.openSurface(surface);
    await page.setViewportSize(surface === 'popup' ? POPUP_SIZE : PAGE_SIZE);
    await page.waitForTimeout(700);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      const path = join(pictures, `${surface}-${scheme}-${language}.png`);
      await page.screenshot({ path, fullPage: surface !== 'popup' });
    }
    await page.close();
  }
}

/** Keeps conversations coming, slowly enough to read, until the window is closed. */
async function runForAPerson(consoles: Consoles, { say, seed = 7 }: DemoOptions): Promise<number> {
  const coach = await launchCoach({
    build: 'production',
    consoleFlags: consoles.flags,
    headless: false,
    viewport: null,
    flags: ['--start-maximized'],
  });
  for (const agent of AGENTS) await coach.ask('agent/name', agent);
  const closed = new Promise<void>((resolve) => coach.context.on('close', () => resolve()));
  for (const site of SITES) {
    const page = await openConsole(coach.context, consoles, site, { seed });
    await simulate(
      page,
      (simulator, { seed, speed, conversations }) => {
        void simulator.play(simulator.scenario({ seed, conversations, spreadMs: 1_800_000 }), { speed });
      },
      { seed, speed: WATCHING_SPEED, conversations: 60 },
    );
  }
  await coach.openSurface('popup');
  await coach.context.pages()[1]?.bringToFront();
  say('Both consoles are open with the coach beside them; the buyers are played, and so is the other agent.');
  say('Try it: click a waiting buyer in the panel, press Alt+1 to insert a script, send it yourself with Enter.');
  say('Close the window to end.');
  await closed;
  return 0;
}
