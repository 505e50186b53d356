/** Records for storage lanes: some days of conversations with answers, as the tab would send them; and a pack. */
import type { MessageFact } from '../../../utils/core/facts';
import { asId } from '../../../utils/core/ids';

const DAY_MS = 86_400_000;
const siteId = asId<MessageFact['siteId']>('pdd');

interface Load {
  days?: number;
  conversations?: number;
  messages?: number;
}

/** Ready messages to the background: each a batch of one session, in order. */
export function factBatches(now: number, { days = 6, conversations = 30, messages = 10 }: Load = {}) {
  const facts: MessageFact[] = [];
  for (let day = days - 1; day >= 0; day -= 1) {
    for (let index = 0; index < conversations; index += 1) {
      const conversationId = asId<MessageFact['conversationId']>(`c${day}-${index}`.padEnd(22, 'x'));
      // Today's are over too: an open turn would change with the clock.
      const startAt = now - day * DAY_MS - 3 * 3_600_000 - index * 61_000;
      for (let n = 0; n < messages; n += 1) facts.push(makeFact(conversationId, startAt + n * 17_000, n));
    }
  }
  const batches = [];
  for (let at = 0; at < facts.length; at += 200) {
    const request = {
      sessionId: 'storage-load-xxxxxxxxxx',
      siteId,
      firstSeq: at + 1,
      facts: facts.slice(at, at + 200),
    };
    batches.push({ kind: 'facts/record', request });
  }
  return batches;
}

function makeFact(conversationId: MessageFact['conversationId'], at: number, n: number): MessageFact {
  return {
    id: asId<MessageFact['id']>(`pdd:${conversationId}:${at}`),
    kind: 'message',
    siteId,
    shopId: asId<MessageFact['shopId']>('unknown'),
    agentId: asId<MessageFact['agentId']>('agentxxxxxxxxxxxxxxxxx'),
    conversationId,
    at,
    clock: 'page',
    resolutionMs: 0,
    role: n % 2 === 0 ? 'buyer' : 'agent',
    media: 'text',
    length: 6,
  };
}

export function packText(): string {
  const snippets = Array.from({ length: 200 }, (_, index) => ({
    id: `s${index}`,
    title: `发货 ${index}`,
    triggers: [`什么时候发货${index}`],
    stage: 'presale',
    category: '发货',
    tags: [],
    body: `您好，第${index}批今天下午发出，请您放心。`,
  }));
  const pack = {
    format: 'sideline-pack/1',
    id: 'shop-pack',
    version: 4,
    title: '店铺',
    author: '主管',
    locale: 'zh-CN',
    snippets,
  };
  return JSON.stringify(pack);
}
