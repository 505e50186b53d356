/** Patches as somebody might send them: sound ones, broken ones, and ones that want more than they may. Seeded. */
import { SLOTS } from '../../utils/core/site-patch';
import type { Random } from '../consoles/platform/random';

const SOUND = [
  '.list',
  '#thread',
  '[data-room-id]',
  '.msg.item',
  'li.row',
  '.panel > .box',
  '[class*="message-item--"]',
  'ul > li:nth-child(2)',
  '.a .b .c',
  '.in, .out',
  'textarea',
  'div[role="textbox"]',
  '.row:not(.self)',
];
const HOSTILE = [
  '*',
  ':has(*)',
  'div:has(div:has(div))',
  '.send-btn:is(*)',
  '*|*',
  '* * * * * *',
  'input[type=password]',
  'input[type="password"]',
  '[value^="a"]',
  '.x, .y, .z, .w',
  'a'.repeat(201),
  `${'.a '.repeat(30)}.b`,
  'script',
  'body:has(#token)',
  '::slotted(*)',
  ':host',
  'div{color:red}',
  '.a"]<img>',
  '.a\\:b',
  ':root',
  'iframe',
  '.a ~ .b',
  '.a + *',
  '[onclick]',
  '',
  ' .a',
  '.a:not(:has(.b))',
  '[data-x="\u202e"][srcdoc]',
  '.list:where(*)',
  'html',
];
const ORIGINS = [
  'https://*.example.com',
  'https://*/*',
  '<all_urls>',
  'http://chat.example.com',
  'https://chat.example.com/*',
  'https://chat.example.com:8443',
  'https://user@chat.example.com',
  'file:///etc',
  'javascript:alert(1)',
  'https://localhost',
  'https://127.0.0.1',
  'chrome-extension://abc',
  'https://chat.example.com#x',
];

const SOUND_PATCH = {
  format: 'sideline-site/1',
  site: 'taught-abc',
  name: '客服页',
  origin: 'https://chat.example.com',
  taughtOn: '2026-11-22',
  times: 'none',
};

export function hostilePatch(random: Random): unknown {
  const slots: Record<string, unknown> = {};
  for (const slot of SLOTS) {
    if (random.chance(0.45)) continue;
    slots[slot] = Array.from({ length: random.chance(0.01) ? 9 : random.between(1, 3) }, () => ({
      css: random.chance(0.02) ? random.pick(HOSTILE) : random.pick(SOUND),
      ...(random.chance(0.02) ? { attribute: random.pick(['value', 'data-id', 'onclick', 'href', 'srcdoc']) } : {}),
      ...(random.chance(0.005) ? { pattern: '(a+)+$' } : {}),
    }));
  }
  const patch: Record<string, unknown> = {
    format: 'sideline-site/1',
    site: random.pick(['taught-abc', 'taught-d', 'pdd', 'jd', 'feige', 'kuaishou', 'chatwoot', '__proto__']),
    name: random.chance(0.05) ? '\u0000' : '客服页',
    origin: random.chance(0.15) ? random.pick(ORIGINS) : 'https://chat.example.com',
    taughtOn: random.chance(0.05) ? 'today' : '2026-11-22',
    times: random.chance(0.05) ? 'regex' : random.pick(['none', 'epoch-ms', 'label']),
    slots,
  };
  if (random.chance(0.1))
    slots[random.pick(['send', 'click', 'composer.send', 'list.jump', 'constructor'])] = [{ css: '.send' }];
  if (random.chance(0.05)) patch[random.pick(['matches', 'excludes', 'hosts', 'script', 'urls'])] = ['<all_urls>'];
  if (random.chance(0.02)) return JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(patch).slice(1)}`);
  return random.chance(0.01) ? random.pick([null, [], 'x', 7, { slots }]) : patch;
}

/** As dear as the grammar lets one be: long chains that nearly fit, over names that the page is full of. */
export function dearPatch(random: Random): unknown {
  const name = () => random.pick(['.a', '.b', '.c', '.row', '[class*="item--"]', ':not(.self)', ':nth-of-type(2)']);
  const step = () => Array.from({ length: random.between(1, 3) }, name).join('');
  const chain = () => Array.from({ length: random.between(2, 8) }, step).join(random.pick([' ', ' ', ' > ']));
  const one = () => {
    const chains = Array.from({ length: random.between(1, 3) }, chain);
    while (chains.join(',').length > 200) chains.pop();
    return chains.join(',') || '.a .b';
  };
  const ways = () => Array.from({ length: random.between(1, 4) }, () => ({ css: one() }));
  const named = SLOTS.filter(() => random.chance(0.4));
  return { ...SOUND_PATCH, slots: Object.fromEntries(named.map((slot) => [slot, ways()])) };
}
