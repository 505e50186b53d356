/** What a person taught by pointing (core/site-patch.ts), put into a profile. */
import { asId, type SiteId } from '../core/ids';
import type { SitePatch, SlotName } from '../core/site-patch';
import type { Field, RoleMark, SiteProfile } from './site-profile';

/** The ways of one slot, as a profile has them. */
export function taughtField({ slots, taughtOn }: SitePatch, name: SlotName): Field {
  return (slots[name] ?? []).map((way) => ({ ...way, seen: `taught ${taughtOn}` }));
}

export function taughtRoles(patch: SitePatch): RoleMark[] {
  const seen = `taught ${patch.taughtOn}`;
  const marks = (name: SlotName, role: RoleMark['role']) =>
    (patch.slots[name] ?? []).map(({ css }): RoleMark => ({ css, role, seen }));
  return [...marks('thread.own', 'agent'), ...marks('thread.buyer', 'buyer')];
}

/** A known console with what was taught of it tried first; ids last: another kind of id makes every buyer another one. */
export function mended(profile: SiteProfile, patch: SitePatch): SiteProfile {
  const first = (name: SlotName, known: Field): Field => [...taughtField(patch, name), ...known];
  const { list, thread } = profile;
  return {
    ...profile,
    taught: true,
    list: {
      ...list,
      root: first('list.root', list.root),
      row: first('list.row', list.row),
      key: [...list.key, ...taughtField(patch, 'list.key')],
      name: first('list.name', list.name),
      active: first('list.active', list.active),
      unread: first('list.unread', list.unread),
      preview: first('list.preview', list.preview),
    },
    thread: {
      ...thread,
      root: first('thread.root', thread.root),
      list: first('thread.root', thread.list),
      message: first('thread.message', thread.message),
      key: [...thread.key, ...taughtField(patch, 'thread.key')],
      text: first('thread.text', thread.text),
      // Marks of robots and of the page itself stay before what a person pointed at.
      roles: [...thread.roles, ...taughtRoles(patch)],
    },
    current: { name: first('current.name', profile.current.name) },
    composer: { ...profile.composer, field: first('composer.field', profile.composer.field) },
  };
}

const WITHDRAWN = /^(\S{0,12}撤回了?一条消息|This message was (?:recalled|unsent|deleted))$/;

/** A page that was taught whole, as it is read: storage keeps no patterns, so the notice that pages share joins it here. */
export function withNotices(profile: SiteProfile): SiteProfile {
  const { thread } = profile;
  const recalled = thread.text.map((way) => ({ ...way, pattern: WITHDRAWN }));
  return { ...profile, thread: { ...thread, recalled } };
}

/** One page's own: the same page taught again is the same console. */
export function taughtSiteId(origin: string): SiteId {
  let hash = 0x811c9dc5;
  for (let index = 0; index < origin.length; index += 1) hash = Math.imul(hash ^ origin.charCodeAt(index), 0x01000193);
  return asId<SiteId>(`taught-${(hash >>> 0).toString(36)}`);
}
