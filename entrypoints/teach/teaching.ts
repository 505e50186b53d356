/** One teaching, from the first click to the saved profile. Points at nothing itself, presses nothing, sends nothing. */
import { refusedAt, type TeachModel } from '../../components/teach/teach-panel';
import type { MessageKey } from '../../components/text';
import { locate } from '../../utils/dom/locate';
import { costly } from '../../utils/dom/patch-cost';
import { type Learned, learn, type Pointed, type Problem, STEPS, type Step } from '../../utils/dom/teach/lesson';
import { ask } from '../../utils/messaging/client';
import { matchSite } from '../../utils/sites/match';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { taughtSiteId } from '../../utils/sites/taught';
import { listenPointing } from './pointing';
import { type Mark, raiseStage } from './stage';

const PROBLEMS: Record<Problem, MessageKey> = {
  row: 'teachProblemRow',
  'one-message': 'teachProblemOneMessage',
  'no-thread': 'teachProblemThread',
  'sides-alike': 'teachProblemSides',
  field: 'teachProblemField',
  'nobody-open': 'teachProblemOpen',
  'nothing-read': 'teachProblemNothing',
};
const RUNNING = 'sidelineTeaching';

/** Looked at again this often: pages draw late. */
const LOOK_MS = 1000;

export function startTeaching(place: Location, document: Document): void {
  const own = globalThis as { [RUNNING]?: () => void };
  own[RUNNING]?.();
  const life = new AbortController();
  const known = matchSite(place.href);
  const asked = known ? brokenSteps(known, document) : STEPS;
  let pointed: Pointed = {};
  let again: Step | undefined;
  let state: TeachModel['state'] = 'teaching';
  let refused: TeachModel['refused'];
  let hover: Element | undefined;
  let learned: Learned = learn(document, pointed, asked, known);

  const stage = raiseStage(document, {
    onAgain(step) {
      again = step;
      if (state === 'refused') state = 'teaching';
      settle();
    },
    onSave: () => void save(),
    onClose: end,
  });

  const wanted = (): Step | undefined =>
    state === 'teaching' || state === 'ready' ? (again ?? asked.find((step) => !pointed[step])) : undefined;

  function settle(): void {
    if (state === 'teaching' || state === 'ready') {
      learned = learn(document, pointed, asked, known);
      state = learned.done && again === undefined ? 'ready' : 'teaching';
    }
    draw();
  }

  function draw(): void {
    const now = wanted();
    const { rows, messages, field } = learned.sight;
    const count = (role: string) => messages.filter(({ message }) => message.role === role).length;
    const newest = messages.at(-1)?.message.shownAt;
    stage.draw({
      host: place.host,
      steps: asked.map((step) => {
        const problem = learned.problems[step];
        return {
          step,
          state: step === now ? 'now' : pointed[step] ? 'done' : 'todo',
          ...(problem ? { problem: PROBLEMS[problem] } : {}),
        };
      }),
      reads: {
        conversations: rows.length,
        messages: messages.length,
        buyers: count('buyer'),
        own: count('agent'),
        ...(newest === undefined ? {} : { newest: new Date(newest).toLocaleTimeString() }),
        field: field !== undefined,
      },
      state,
      ...(refused ? { refused } : {}),
      theme: 'system',
    });
    const marks: Mark[] = rows.map(({ element }) => ({ element, kind: 'row' }));
    for (const { element, message } of messages)
      if (message.role === 'buyer' || message.role === 'agent')
        marks.push({ element, kind: message.role === 'agent' ? 'own' : 'buyer' });
    if (field) marks.push({ element: field, kind: 'field' });
    if (hover) marks.push({ element: hover, kind: 'hover' });
    stage.mark(state === 'saved' ? [] : marks);
  }

  async function save(): Promise<void> {
    if (state !== 'ready') return;
    state = 'saving';
    draw();
    const patch = {
      format: 'sideline-site/1' as const,
      site: known?.id ?? taughtSiteId(place.origin),
      name: known ? known.name.zh : place.hostname.slice(0, 80),
      origin: place.origin,
      taughtOn: new Date().toISOString().slice(0, 10),
      times: learned.times,
      slots: learned.slots,
    };
    refused = costly(patch, document);
    const reply = refused ? undefined : await ask('teach/save', { patch });
    if (reply && !reply.ok && reply.code === 'bad-request') refused = refusedAt(reply.where);
    state = refused ? 'refused' : reply?.ok && reply.value.saved ? 'saved' : 'failed';
    draw();
  }

  function end(): void {
    life.abort();
    clearInterval(looking);
    stage.end();
    delete own[RUNNING];
  }

  listenPointing(
    window,
    {
      isAsking: () => wanted() !== undefined,
      isOurs: (target) => target === stage.host,
      over(element) {
        if (element === hover) return;
        hover = element;
        draw();
      },
      pick(element) {
        const step = wanted();
        if (!step) return;
        pointed = { ...pointed, [step]: element };
        again = undefined;
        settle();
      },
      cancel: end,
    },
    life.signal,
  );
  const looking = setInterval(() => {
    settle();
    stage.raise();
  }, LOOK_MS);
  own[RUNNING] = end;
  settle();
}

/** What of a known console cannot be found now; everything, where nothing seems wrong. */
function brokenSteps(profile: SiteProfile, document: Document): readonly Step[] {
  const { list, thread, composer } = profile;
  const listRoot = locate(list.root, document);
  const threadList = locate(thread.list, document);
  const broken: Step[] = [];
  if (!listRoot || !locate(list.row, listRoot) || (list.active.length > 0 && !locate(list.active, listRoot)))
    broken.push('row');
  const message = threadList && locate(thread.message, threadList);
  if (!message || !locate(thread.text, threadList)) broken.push('buyer', 'own');
  if (!locate(composer.field, document)) broken.push('field');
  return broken.length > 0 ? broken : STEPS;
}
