/** Owns the messages that change which packs there are and which are used. Each says that the library changed when it did. */

import { switchPacks } from '../../utils/library/store-packs';
import type { Ack } from '../../utils/messaging/protocol';
import type { Handlers } from '../../utils/messaging/server';
import type { BackgroundContext } from './context';
import { signStored, trustKey } from './feeds';
import { dropPack, goBack, importPack } from './library';
import { forgetPacks } from './storage';

type PackHandlers = Pick<Handlers, `library/${'import' | 'remove' | 'use' | 'sign' | 'trust' | 'restore'}`>;

const DONE: Ack = { ok: true, watermark: 0 };

/** @param changed tells everyone who holds the library */
export function createPackHandlers(context: BackgroundContext, changed: () => Promise<void>): PackHandlers {
  return {
    'library/import': async (request) => {
      const result = await importPack(context, request);
      if (result.ok && !request.dryRun) await changed();
      return result;
    },
    'library/remove': async (request) => {
      await forgetPacks(context, [request.packId, ...(request.parts ?? [])]);
      await dropPack(context, request);
      await changed();
      return DONE;
    },
    'library/use': async ({ packId, parts = [], used }) => {
      await switchPacks(await context.ledger(), [packId, ...parts], used);
      await changed();
      return DONE;
    },
    'library/sign': (request) => signStored(context, request),
    'library/trust': (request) => trustKey(context, request),
    'library/restore': async (request) => {
      const result = await goBack(context, request);
      if (result.version !== undefined) await changed();
      return result;
    },
  };
}
