/** Invented options and lead models for previews and tests. */

import type { PackLine, RuleLine, TeamBoard } from '../../../components/lead/lead-model';
import { boardOf } from '../../../components/lead/team-order';
import type { OptionsModel } from '../../../components/options/options-model';
import type { Loadable } from '../../../components/popup/popup-model';
import type { BackupReport } from '../../../utils/core/backup';
import { COACH_DEFAULTS } from '../../../utils/core/coach/hint-choices';
import { type AgentId, asId, type SiteId } from '../../../utils/core/ids';
import type { StorageState } from '../../../utils/core/storage-news';
import { RULES } from '../../../utils/rules/index';
import { SAMPLE_RULE } from './rule-sample';
import { sampleTotals } from './totals-samples';

type Locale = 'zh' | 'en';

export function storageSample(): StorageState {
  const nothing = { lostCommits: 0, factsBack: 0, factsGone: 0, daysBack: 0, packsBack: 0, settingsBack: 0 };
  const at = Date.UTC(2026, 10, 20, 1, 12);
  return {
    state: 'ok',
    spare: false,
    losses: [
      {
        ...nothing,
        id: 'b',
        at,
        what: 'records',
        state: 'done',
        factsBack: 1204,
        factsGone: 310,
        daysBack: 27,
        packsBack: 2,
      },
      { ...nothing, id: 'a', at: at - 86_400_000, what: 'settings', state: 'done', settingsBack: 3, seen: true },
    ],
  };
}

export const importReport = (state: string): BackupReport =>
  state === 'refused'
    ? { ok: false, problem: 'damaged' }
    : { ok: true, facts: 17_950, days: 30, packs: 2, settings: 11 };

export function optionsSample(locale: Locale, state = 'usual'): OptionsModel {
  const zh = locale === 'zh';
  const lost = state === 'lost';
  return {
    sites: [
      {
        id: 'pdd',
        name: zh ? '拼多多' : 'Pinduoduo',
        enabled: true,
        agentName: '',
        verifiedOn: '2026-10-30',
        estimates: false,
        health: { state: 'ok', missing: [], at: Date.UTC(2026, 10, 21, 3, 20) },
      },
      {
        id: 'feige',
        name: zh ? '抖店飞鸽' : 'Feige',
        enabled: true,
        agentName: zh ? '小禾' : 'Robin',
        verifiedOn: '2026-10-30',
        estimates: false,
        health: { state: 'degraded', missing: ['order.id', 'thread.shownAt'], at: Date.UTC(2026, 10, 21, 3, 24) },
      },
    ],
    theme: 'system',
    calendar: { zone: 'Asia/Shanghai', dayCut: '00:00' },
    minimumSample: 20,
    paletteKeys: { chord: true, slash: true },
    coach: COACH_DEFAULTS,
    teamHints: [SAMPLE_RULE],
    soundOff: true,
    notify: state === 'hints',
    coaching: {
      dues: [
        {
          id: 'pdd:c:1:promise',
          siteId: asId('pdd'),
          shopId: asId('s'),
          agentId: asId('a'),
          conversationId: asId('c'),
          kind: 'promise',
          topic: 'resend',
          saidAt: new Date(2026, 2, 4, 12).getTime(),
          dueAt: new Date(2026, 2, 5, 12).getTime(),
          grainMs: 86_400_000,
          state: 'open',
          foundBy: 'promise-resend-day',
          reminded: 0,
        },
      ],
      themes: [
        { day: '2026-03-04', theme: '破损', count: 3 },
        { day: '2026-03-04', theme: '异味', count: 1 },
      ],
      lessons: [{ id: 'hint:stalls', shown: 12, taken: 5, refused: 1 }],
    },
    guard: {
      variable: true,
      buyer: true,
      banned: true,
      contact: true,
      money: true,
      repeated: false,
      moneyLimitYuan: 20,
    },
    ...(!lost && {
      kept: {
        facts: 18_204,
        days: 31,
        agents: 3,
        usage: 962,
        notes: 14,
        dues: 3,
        questions: 7,
        firstDay: '2026-10-21',
        lastDay: '2026-11-21',
        shops: zh ? ['青禾家居旗舰店', '青禾童装'] : ['Green Field Home', 'Green Field Kids'],
      },
      storage: storageSample(),
    }),
    retentionDays: 90,
    storeLost: lost,
    version: '0.1.0',
  };
}

export interface LeadModel {
  team: Loadable<TeamBoard>;
  packs: readonly PackLine[];
  rules: readonly RuleLine[];
}

export function leadSample(locale: Locale, state = 'usual'): LeadModel {
  const zh = locale === 'zh';
  const name = (rule: (typeof RULES)[number]) => (zh ? rule.name.zh : rule.name.en);
  const rules = RULES.map((rule) => ({ ...rule, name: name(rule), note: zh ? rule.note.zh : rule.note.en }));
  if (state === 'empty') return { team: { state: 'empty' }, packs: [], rules };
  const line = (key: string, agentName: string, share: number, turns: number) => ({
    key,
    siteId: asId<SiteId>('pdd'),
    agentId: asId<AgentId>(key),
    agentName,
    siteName: zh ? '拼多多' : 'Pinduoduo',
    own: key === 'b',
    opens: key !== 'c',
    receptions: Math.round(turns / 2),
    turns,
    firstMs: 11_000 + turns * 10,
    averageMs: 17_000 + turns * 20,
    share,
    unanswered: 1,
    coverage: 0.92,
    estimated: key === 'c',
    onTarget: share > 0.95,
    conversion: 0.31,
    longestMs: 95_000 + turns * 900,
    ...(key !== 'b' && { ageMs: 20_000 }),
    // Whoever looks sees it count on.
    ...(['a', 'm3'].includes(key) && { waitingCount: key === 'a' ? 2 : 1, waitingSince: Date.now() - 72_000 }),
  });
  const many = Array.from({ length: 24 }, (_, at) =>
    line(`m${at}`, `${zh ? '客服' : 'Agent '}${at + 1}`, 0.9 + at / 250, 40 + at * 3),
  );
  return {
    team: {
      state: 'ready',
      value: {
        ...(state === 'totals' && { totals: sampleTotals(zh) }),
        ...boardOf(
          [
            line('a', zh ? '阿遥' : 'Avery', 0.981, 120),
            line('b', zh ? '小禾' : 'Robin', 0.964, 88),
            line(
              'c',
              zh ? '一个名字特别特别特别长的同事旗舰店客服十七号' : 'A colleague with a remarkably long display name',
              0.93,
              81,
            ),
            ...(state === 'usual' ? [] : many),
          ],
          { column: 'share', find: '', uncovered: false, pinned: ['b'] },
        ),
      },
    },
    packs: [
      {
        id: 'starter',
        title: zh ? '起步话术' : 'Starter scripts',
        version: 1,
        author: 'Sideline',
        snippets: 128,
        importedAt: Date.UTC(2026, 10, 20),
        builtIn: true,
        signed: false,
        fed: false,
        off: true,
        mandatory: false,
        drafts: 0,
      },
      {
        id: 'team',
        title: zh ? '秋冬女装' : 'Autumn wear',
        version: 7,
        author: zh ? '阿遥' : 'Avery',
        snippets: 64,
        importedAt: Date.UTC(2026, 10, 21),
        builtIn: false,
        signed: false,
        fed: false,
        previousVersion: 6,
        off: false,
        mandatory: false,
        drafts: 3,
      },
      {
        id: 'brand',
        title: zh ? '品牌统一话术' : 'Brand wording',
        version: 12,
        author: zh ? '总部' : 'Head office',
        snippets: 240,
        importedAt: Date.UTC(2026, 10, 19),
        builtIn: false,
        signed: true,
        fed: true,
        off: false,
        mandatory: true,
        drafts: 0,
      },
    ],
    rules,
  };
}
