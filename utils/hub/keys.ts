/**
 * Owns a team's keys and what is signed with them: operator, accounts, one signing key per role, invitations' tokens.
 * Made in the lead's own browser; nothing here talks to anyone. Refuses ids that mean more than themselves.
 */
import {
  createAccount,
  createOperator,
  createUser,
  encodeAccount,
  encodeOperator,
  encodeUser,
  fromSeed,
  newScopedSigner,
} from '@nats-io/jwt';
import { peopleImports, roleTemplate, storeExports } from './layout';
import { isHubId, ROLES, type Role } from './names';

type KeyPair = ReturnType<typeof createUser>;

/** Everything that lets its holder rule the team. Kept encrypted; see `seal.ts`. Seeds as text. */
export interface TeamKeys {
  v: 1;
  operator: string;
  system: string;
  store: string;
  people: string;
  /** By team: the keys that its members' tokens are signed with, one per role. */
  teams: Record<string, Record<Role, string>>;
  /** Public keys of users who are out, and the moment up to which what they were given is void (epoch seconds). */
  revocations: Record<string, number>;
}

/** What a person connects with. */
export interface Credentials {
  jwt: string;
  seed: string;
  /** Public key: what a revocation names. */
  user: string;
}

/** Further away than any clock of a lead can be wrong. */
const REVOKED_UNTIL = 4_102_444_800;

const seedOf = (pair: KeyPair) => new TextDecoder().decode(pair.getSeed());

/** Keys of a server with one team. @throws RangeError when `team` is not an id */
export function createTeamKeys(team: string): TeamKeys {
  const keys = {
    v: 1 as const,
    operator: seedOf(createOperator()),
    system: seedOf(createAccount()),
    store: seedOf(createAccount()),
    people: seedOf(createAccount()),
    teams: {},
    revocations: {},
  };
  return addTeam(keys, team);
}

/** A further team on the same server; neither sees the other. @throws RangeError on an id that is bad or taken */
export function addTeam(keys: TeamKeys, team: string): TeamKeys {
  if (!isHubId(team) || keys.teams[team]) throw new RangeError('not a new id');
  const signers = {
    agent: seedOf(createAccount()),
    lead: seedOf(createAccount()),
    board: seedOf(createAccount()),
  };
  return { ...keys, teams: { ...keys.teams, [team]: signers } };
}

/** @throws on a text that is no seed */
export function pairOf(seed: string): KeyPair {
  return fromSeed(new TextEncoder().encode(seed));
}

/** The public key that belongs to a seed; what accounts, tokens and revocations name. */
export const publicOf = (seed: string) => pairOf(seed).getPublicKey();

/** What the server is started with: the operator's token and one per account. */
export interface ServerTokens {
  operator: string;
  systemAccount: string;
  accounts: Record<string, string>;
}

/** @returns tokens for the server's file; `people` carries the permissions and who is out */
export async function serverTokens(keys: TeamKeys): Promise<ServerTokens> {
  const operator = pairOf(keys.operator);
  const systemAccount = publicOf(keys.system);
  const store = publicOf(keys.store);
  const unlimited = { subs: -1, data: -1, payload: -1, imports: -1, exports: -1, wildcards: true, conn: -1, leaf: 0 };
  const [operatorToken, system, stored, people] = await Promise.all([
    encodeOperator('sideline', operator, { system_account: systemAccount }),
    encodeAccount('SYS', pairOf(keys.system), { limits: unlimited }, { signer: operator }),
    storeToken(keys),
    peopleToken(keys),
  ]);
  return {
    operator: operatorToken,
    systemAccount,
    accounts: { [systemAccount]: system, [store]: stored, [publicOf(keys.people)]: people },
  };
}

/** The token of the account that stores; a server set up by an older version learns from it what else is offered. */
export function storeToken(keys: TeamKeys): Promise<string> {
  const limits = { subs: -1, data: -1, payload: -1, imports: -1, exports: -1, wildcards: true, conn: -1, leaf: 0 };
  return encodeAccount(
    'STORE',
    pairOf(keys.store),
    { exports: storeExports(), limits: { ...limits, ...STORAGE } },
    { signer: pairOf(keys.operator) },
  );
}

const STORAGE = {
  mem_storage: 0,
  disk_storage: -1,
  streams: -1,
  consumer: -1,
  max_ack_pending: 0,
  mem_max_stream_bytes: 0,
  disk_max_stream_bytes: 0,
  max_bytes_required: false,
};

/** The token of the account people connect to; pushed again whenever somebody is put out. */
export function peopleToken(keys: TeamKeys): Promise<string> {
  const limits = { subs: -1, data: -1, payload: -1, imports: -1, exports: 0, wildcards: true, conn: -1, leaf: 0 };
  return encodeAccount(
    'PEOPLE',
    pairOf(keys.people),
    {
      imports: peopleImports(publicOf(keys.store)),
      limits,
      signing_keys: Object.entries(keys.teams).flatMap(([team, signers]) =>
        ROLES.map((role) => newScopedSigner(publicOf(signers[role]), `${role}-${team}`, roleTemplate(team, role))),
      ),
      revocations: keys.revocations,
    },
    { signer: pairOf(keys.operator) },
  );
}

export interface MemberGrant {
  team: string;
  member: string;
  device: string;
  role: Role;
  /** Epoch seconds; the server's clock decides. */
  expiresAt: number;
}

/** A new pair for one device of one member, and the token the server lets it in with. @throws RangeError on a bad id */
export async function grantMember(keys: TeamKeys, grant: MemberGrant): Promise<Credentials> {
  const signers = keys.teams[grant.team];
  if (!signers || !isHubId(grant.member) || !isHubId(grant.device)) throw new RangeError('not an id');
  const user = createUser();
  const jwt = await encodeUser(
    grant.member,
    user,
    publicOf(keys.people),
    { tags: [`dev:${grant.device}`] },
    { signer: pairOf(signers[grant.role]), scopedUser: true, exp: grant.expiresAt },
  );
  return { jwt, seed: seedOf(user), user: user.getPublicKey() };
}

/** For setting up streams (`store`) or pushing account tokens (`system`): short-lived, never handed out. */
export async function grantAdmin(keys: TeamKeys, account: 'store' | 'system', expiresAt: number): Promise<Credentials> {
  const user = createUser();
  const jwt = await encodeUser(`admin-${account}`, user, pairOf(keys[account]), {}, { exp: expiresAt });
  return { jwt, seed: seedOf(user), user: user.getPublicKey() };
}

/** Keys with one user put out. The server must be told (`peopleToken`). */
export function revokeUser(keys: TeamKeys, user: string): TeamKeys {
  return { ...keys, revocations: { ...keys.revocations, [user]: REVOKED_UNTIL } };
}

/** Keys with a new signing key for a role: everything the old one ever signed is void. */
export function replaceSigner(keys: TeamKeys, team: string, role: Role): TeamKeys {
  const signers = keys.teams[team];
  if (!signers) throw new RangeError('no such team');
  return { ...keys, teams: { ...keys.teams, [team]: { ...signers, [role]: seedOf(createAccount()) } } };
}
