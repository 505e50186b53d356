/**
 * Everything the guard has to say of one draft, the costliest slip first. Pure: text and what this tab knows in, findings
 * out. Nothing is kept and nothing is learned from a draft.
 */
import type { ConversationId } from '../ids';
import { fillVariables, partsOf, type VariableValues } from '../snippet-text';
import { clauseAround, clausesOf, safeClause } from './clause';
import { FINDING_KINDS, type Finding, type GuardChoices, isWanted } from './finding';
import { fold, foldedText, LONGEST_DRAFT } from './fold';
import type { BannedWords } from './lists';
import { findStrangeName, type KnownBuyer } from './names';
import { findOrderNumbers, findPhones, findPromise } from './numbers';
import { findAddress } from './web-address';
import { createWordCheck } from './word-check';

export interface DraftContext {
  /** Every buyer this tab knows, the open one among them. */
  buyers: readonly KnownBuyer[];
  /** Whose an order number is, as far as this tab has seen it; undefined when it has not. */
  ownersOf(orderNumber: string): readonly ConversationId[] | undefined;
  /** What stands for variables, for filling them now. */
  values: VariableValues;
  lastAgentText?: string;
  /** The draft was written for another conversation: see `draft.ts`. */
  strayed?: ConversationId;
}

export interface Guard {
  look(draft: string, context: DraftContext, choices: GuardChoices): Finding[];
}

/** A repeat of less ("好的") is how people talk. Folded characters. */
const LEAST_REPEATED = 6;
const SUBJECT_LENGTH = 24;

/** @param banned words of the packs in the library, then our own (`OUR_WORDS`); `siteId` the console the drafts are for. */
export function createGuard(banned: readonly BannedWords[], siteId: string): Guard {
  const words = createWordCheck(banned, siteId);
  return {
    look(draft, context, choices) {
      const text = draft.slice(0, LONGEST_DRAFT);
      if (text.trim() === '') return [];
      const found = [
        ...strayed(context),
        ...strangers(text, context),
        ...variables(text, context.values),
        ...reaches(text, siteId),
        ...promises(text, choices.moneyLimitYuan),
        ...words.look(text, fold(text)),
        ...repeats(text, context.lastAgentText),
      ];
      return found
        .filter(({ kind }) => isWanted(kind, choices))
        .map((finding) => ({ ...finding, subject: shorten(finding.subject) }))
        .sort((a, b) => FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind));
    },
  };
}

function strayed({ strayed: from, buyers }: DraftContext): Finding[] {
  if (from === undefined) return [];
  const name = buyers.find(({ conversationId }) => conversationId === from)?.name ?? '';
  return [{ kind: 'switched', subject: name, key: `switched ${from}` }];
}

function strangers(text: string, context: DraftContext): Finding[] {
  const open = context.buyers.find((buyer) => buyer.open);
  if (!open) return [];
  const orders = findOrderNumbers(text).flatMap(({ value }): Finding[] => {
    const owners = context.ownersOf(value);
    if (!owners || owners.length === 0 || owners.includes(open.conversationId)) return [];
    return [{ kind: 'other-order', subject: value, key: `other-order ${value}` }];
  });
  const name = findStrangeName(text, context.buyers);
  return name === undefined ? orders : [...orders, { kind: 'other-buyer', subject: name, key: `other-buyer ${name}` }];
}

const FULL_BRACES: Record<string, string> = { '｛': '{', '｝': '}' };

function variables(text: string, values: VariableValues): Finding[] {
  const plain = text.replace(/[｛｝]/g, (brace) => FULL_BRACES[brace] ?? brace);
  let at = 0;
  return partsOf(plain).flatMap((part): Finding[] => {
    const start = at;
    at += 'text' in part ? part.text.length : part.name.length + 2;
    // "{...}" and faces made of braces are nobody's variable.
    if ('text' in part || !/[\p{L}\p{N}]/u.test(part.name)) return [];
    const finding: Finding = { kind: 'variable', subject: text.slice(start, at), key: `variable ${part.name}` };
    const filled = fillVariables(plain.slice(start, at), values);
    if (filled.missing.length > 0) return [finding];
    return [{ ...finding, fix: { start, end: at, text: filled.text } }];
  });
}

/** Telephone numbers, addresses of the web and of mail. */
function reaches(text: string, siteId: string): Finding[] {
  const address = findAddress(text, siteId);
  return [...findPhones(text), ...(address ? [address] : [])].map(({ start, end, value }) => ({
    kind: 'contact',
    subject: text.slice(start, end),
    key: `contact ${value}`,
    fix: safeClause('contact', text, clauseAround(text, start, end)),
  }));
}

function promises(text: string, limitYuan: number | null): Finding[] {
  return clausesOf(text).flatMap(({ text: clause, start }): Finding[] => {
    const promise = findPromise(clause, start);
    if (!promise) return [];
    const { amountYuan } = promise;
    if (limitYuan !== null && amountYuan !== undefined && amountYuan <= limitYuan) return [];
    return [{ kind: 'money', subject: text.slice(promise.start, promise.end), key: `money ${amountYuan ?? 'times'}` }];
  });
}

function repeats(text: string, last: string | undefined): Finding[] {
  if (last === undefined) return [];
  const folded = foldedText(text);
  if (folded.length < LEAST_REPEATED || folded !== foldedText(last)) return [];
  return [{ kind: 'repeated', subject: '', key: `repeated ${folded}` }];
}

function shorten(subject: string): string {
  const characters = [...subject.replace(/\s+/g, ' ').trim()];
  return characters.length > SUBJECT_LENGTH
    ? `${characters.slice(0, SUBJECT_LENGTH - 1).join('')}…`
    : characters.join('');
}
