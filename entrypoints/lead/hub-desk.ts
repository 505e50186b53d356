/**
 * Joins the team's set-up to the page: the book is opened with the passphrase, changed, sealed again and kept by the
 * background. Keys are in this page's memory only while it is open. The code that makes keys is loaded when it is needed.
 */
import type { HubCallbacks, HubModel, HubStep, ServerPlace } from '../../components/lead/hub-model';
import type { OwnerBook } from '../../utils/hub/owner-book';
import type { ServerPlan } from '../../utils/hub/server-conf';
import { ask } from '../../utils/messaging/client';
import type { Settings } from '../../utils/settings/settings';

const DAY_SEC = 86_400;

const FOLDER: Record<ServerPlace, string> = {
  windows: 'C:/sideline-hub',
  linux: '/var/lib/sideline-hub',
  mac: '/usr/local/var/sideline-hub',
  cluster: '/var/lib/sideline-hub',
};

const load = () =>
  Promise.all([
    import('../../utils/hub/owner-book'),
    import('../../utils/hub/seal'),
    import('../../utils/hub/set-up'),
    import('../../utils/hub/server-conf'),
    import('../../utils/hub/keys'),
    import('../../utils/hub/invitation'),
  ]).then(([book, seal, setUp, conf, keys, invitation]) => ({
    ...book,
    ...seal,
    ...setUp,
    ...conf,
    ...keys,
    ...invitation,
  }));

export interface HubDesk {
  model(sealed: string | undefined, seen: ReadonlyMap<string, number>): HubModel;
  callbacks: HubCallbacks;
}

/** @param read the sealed book as kept, @param changed called whenever the model is another */
export function createHubDesk(
  settings: Settings,
  read: () => Promise<string | undefined>,
  changed: () => void,
  now: () => number,
): HubDesk {
  const open: { book?: OwnerBook; passphrase?: string } = {};

  async function keep(book: OwnerBook, passphrase: string): Promise<boolean> {
    const { seal } = await load();
    const reply = await ask('team/keep', { sealed: await seal(JSON.stringify(book), passphrase) });
    if (reply.ok) Object.assign(open, { book, passphrase });
    changed();
    return reply.ok;
  }

  async function unlock(sealed: string | undefined, passphrase: string): Promise<OwnerBook | undefined> {
    const { readBook, unseal } = await load();
    return sealed === undefined ? undefined : readBook(await unseal(sealed, passphrase));
  }

  /** @param replicas only a set-up says how many copies there are; a change of people leaves them alone */
  async function tell(book: OwnerBook, replicas?: 1 | 3): Promise<HubStep> {
    const { setUpServer } = await load();
    const outcome = await setUpServer(book, replicas, now());
    return outcome.ok ? 'done' : outcome.step;
  }

  function opened(): { book: OwnerBook; passphrase: string } {
    if (!open.book || open.passphrase === undefined) throw new Error('locked');
    return { book: open.book, passphrase: open.passphrase };
  }

  /** One change at a time over all tabs, on the book as it is kept now: an older copy would let removed people in again. */
  function change<Value>(work: (book: OwnerBook, passphrase: string) => Promise<Value>): Promise<Value> {
    return navigator.locks.request('sideline-team-book', async () => {
      const { passphrase } = opened();
      const book = await unlock(await read(), passphrase);
      if (!book) throw new Error('locked');
      return work(book, passphrase);
    });
  }

  return {
    model(sealed, seen) {
      const { book } = open;
      if (!book) return { state: sealed === undefined ? 'none' : 'locked' };
      return {
        state: 'open',
        teamName: book.teamName,
        urls: book.urls,
        gone: book.gone.length,
        members: book.members.map(({ id, name, role, devices }) => {
          const seenAt = seen.get(id);
          return { id, name, role, devices: devices.length, ...(seenAt !== undefined && { seenAt }) };
        }),
      };
    },
    callbacks: {
      async onCreate({ teamName, host, passphrase }) {
        const { createBook } = await load();
        const hosts = host.split(/[\s,，]+/).filter(Boolean);
        const urls = hosts.flatMap((one) => addressOf(one) ?? []);
        if (urls.length === 0 || urls.length < hosts.length) return false;
        return keep(createBook({ teamName, urls, ...settings.calendar }), passphrase);
      },
      async onUnlock(passphrase) {
        const book = await unlock(await read(), passphrase);
        if (book) Object.assign(open, { book, passphrase });
        changed();
        return book !== undefined;
      },
      onLock() {
        delete open.book;
        delete open.passphrase;
        changed();
      },
      async onServerFile(place) {
        const { serverConf, serverTokens } = await load();
        const { book } = opened();
        const tokens = await serverTokens(book.keys);
        return plansFor(place, book.urls)
          .map((plan) => serverConf(plan, tokens))
          .join('\n# ---\n');
      },
      onSetUp: (cluster) => change((book) => tell(book, cluster ? 3 : 1)),
      onInvite: ({ name, role, days, member }) =>
        change(async (book, passphrase) => {
          const { invite, writeInvitation } = await load();
          const expiresAt = Math.floor(now() / 1000) + days * DAY_SEC;
          const made = await invite(book, { name, role, expiresAt, ...(member !== undefined && { member }) });
          if (!(await keep(made.book, passphrase))) throw new Error('not kept');
          return { text: writeInvitation(made.invitation), expiresAt, step: await tell(made.book) };
        }),
      onPutOut: (member) =>
        change(async (book, passphrase) => {
          const { putOut } = await load();
          const without = putOut(book, member, now());
          if (!(await keep(without, passphrase))) throw new Error('not kept');
          return tell(without);
        }),
      async onSheet() {
        return (await read()) ?? '';
      },
      async onRestore(sheet, passphrase) {
        const book = await unlock(sheet, passphrase);
        return book !== undefined && keep(book, passphrase);
      },
    },
  };
}

/** A bare host is encrypted; this machine alone may be tried without. undefined: no address. */
function addressOf(host: string): string | undefined {
  const bare = host.replace(/^(?:https|wss):\/\//i, '');
  const plain = /^(?:ws:\/\/)?((?:localhost|127\.0\.0\.1)(?::\d+)?)$/i.exec(bare)?.[1];
  const text = plain ? `ws://${plain}` : `wss://${bare}`;
  try {
    const { hostname, pathname, search, username } = new URL(text);
    return hostname !== '' && pathname === '/' && search === '' && username === '' ? text : undefined;
  } catch {
    return undefined;
  }
}

function plansFor(place: ServerPlace, urls: readonly string[]): ServerPlan[] {
  const folder = FOLDER[place];
  const [first = 'wss://localhost'] = urls;
  const { protocol, port, hostname } = new URL(first);
  const plain = protocol === 'ws:';
  const one: ServerPlan = {
    serverName: 'hub-1',
    folder,
    websocket: {
      host: plain ? hostname : '0.0.0.0',
      port: Number(port) || (plain ? 80 : 443),
      ...(!plain && { tls: { cert: `${folder}/fullchain.pem`, key: `${folder}/key.pem` } }),
    },
    clientPort: 4222,
    syncAlways: false,
  };
  if (place !== 'cluster') return [one];
  const names = ['hub-1', 'hub-2', 'hub-3'];
  const hosts = names.map((name, index) => (urls[index] ? new URL(urls[index]).hostname : name));
  return names.map((serverName) => ({
    ...one,
    serverName,
    cluster: {
      name: 'sideline',
      host: '0.0.0.0',
      port: 6222,
      routes: hosts.map((host) => `nats://${host}:6222`),
      tls: {
        cert: `${folder}/fullchain.pem`,
        key: `${folder}/key.pem`,
        ca: `${folder}/ca.pem`,
      },
    },
  }));
}
