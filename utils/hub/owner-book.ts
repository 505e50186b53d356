/**
 * Owns what the person who runs a team keeps: keys, addresses, members, whom to let in and put out. Pure but for the making
 * of keys; sealed before it is stored.
 */
import { invitationSchema, membersSchema } from '../schema/hub';
import type { Invitation } from './invitation';
import { type Credentials, createTeamKeys, grantMember, publicOf, revokeUser, type TeamKeys } from './keys';
import { createHubId, type Role } from './names';

export interface BookMember {
  id: string;
  name: string;
  role: Role;
  devices: { id: string; user: string; expiresAt: number }[];
}

export interface OwnerBook {
  v: 1;
  team: string;
  teamName: string;
  urls: string[];
  zone: string;
  dayCut: string;
  keys: TeamKeys;
  members: BookMember[];
  /** Who is out; kept, so that the list says so. */
  gone: { name: string; at: number }[];
}

export interface NewTeam {
  teamName: string;
  urls: string[];
  zone: string;
  dayCut: string;
}

/** A new team with fresh keys and nobody in it. */
export function createBook(wish: NewTeam): OwnerBook {
  const team = createHubId('t');
  return { v: 1, team, ...wish, keys: createTeamKeys(team), members: [], gone: [] };
}

export interface Invite {
  name: string;
  role: Role;
  /** Epoch seconds. */
  expiresAt: number;
  /** A further device of somebody who is in. */
  member?: string;
}

/**
 * @returns the book with the new device, and the invitation; it is in no book, so a lost one is made anew
 * @throws RangeError when others would refuse what it makes: a name that is none, too many members or devices
 */
export async function invite(book: OwnerBook, wish: Invite): Promise<{ book: OwnerBook; invitation: Invitation }> {
  const known = book.members.find(({ id }) => id === wish.member);
  const member = known?.id ?? createHubId('m');
  const device = createHubId('d');
  const role = known?.role ?? wish.role;
  const credentials = await grantMember(book.keys, {
    team: book.team,
    member,
    device,
    role,
    expiresAt: wish.expiresAt,
  });
  const entry = { id: device, user: credentials.user, expiresAt: wish.expiresAt };
  const changed: BookMember = known
    ? { ...known, devices: [...known.devices, entry] }
    : { id: member, name: wish.name, role, devices: [entry] };
  const members = known
    ? book.members.map((each) => (each.id === member ? changed : each))
    : [...book.members, changed];
  const invitation = invitationOf(book, changed, device, credentials, wish.expiresAt);
  const made = { ...book, members };
  // A list that one name spoils would be refused whole, by everybody.
  if (!invitationSchema.safeParse(invitation).success || !membersSchema.safeParse(rosterIn(made)).success)
    throw new RangeError('not a member');
  return { book: made, invitation };
}

function invitationOf(
  book: OwnerBook,
  { id, name, role }: BookMember,
  device: string,
  { jwt, seed }: Credentials,
  expiresAt: number,
): Invitation {
  const { team, teamName, urls, zone, dayCut } = book;
  return { v: 1, team, teamName, urls, member: id, memberName: name, device, role, jwt, seed, zone, dayCut, expiresAt };
}

/** All devices of a member are out once the server has been told. */
export function putOut(book: OwnerBook, member: string, now: number): OwnerBook {
  const gone = book.members.find(({ id }) => id === member);
  if (!gone) return book;
  const keys = gone.devices.reduce((all, { user }) => revokeUser(all, user), book.keys);
  return {
    ...book,
    keys,
    members: book.members.filter(({ id }) => id !== member),
    gone: [...book.gone, { name: gone.name, at: now }].slice(-200),
  };
}

/** What everybody in the team may know of its members. */
export function rosterOf(book: OwnerBook): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(rosterIn(book)));
}

function rosterIn(book: OwnerBook) {
  const members = book.members.map(({ id, name, role, devices }) => ({
    id,
    name,
    role,
    devices: devices.map(({ id: device, user }) => ({ id: device, user })),
  }));
  return { v: 1, members };
}

/** The book again from its text; undefined when it is not one. It was sealed, so only its shape is looked at. */
export function readBook(text: string | undefined): OwnerBook | undefined {
  try {
    const book = JSON.parse(text ?? '') as OwnerBook;
    publicOf(book.keys.operator);
    return book.v === 1 && Array.isArray(book.members) && book.keys.teams[book.team] !== undefined ? book : undefined;
  } catch {
    return undefined;
  }
}
