/** Another buyer's name in a draft. Refuses ordinary words: many nicknames are. */
import type { ConversationId } from '../ids';
import { foldedText } from './fold';

export interface KnownBuyer {
  conversationId: ConversationId;
  /** As the page shows it, masked or not. */
  name: string;
  open: boolean;
}

/** A name this long is hardly a word of an ordinary sentence; many shorter ones are ("没关系"). */
const SURE_HAN = 4;
const SURE_LATIN = 5;
/** What is left of a masked name ("云**糖糖") must still tell one buyer from another. */
const LEAST_SHOWN = 3;
/** Said to a person, right after the name. Folded. */
const ADDRESSED = ['您', '你', '亲', '先生', '女士', '小姐', '姐', '哥', '同学', '老师', '宝'];

/** The name as it stands in the list, of the first buyer whom the draft calls and who is not the open one. */
export function findStrangeName(text: string, buyers: readonly KnownBuyer[]): string | undefined {
  const own = buyers.filter(({ open }) => open).map(({ name }) => foldedText(name));
  const draft = foldedText(text);
  return buyers.find(({ open, name }) => {
    if (open || name === '') return false;
    if (name.includes('*')) return isMaskedIn(text, name) && !own.includes(foldedText(name));
    const folded = foldedText(name);
    if (folded === '' || own.some((mine) => mine.includes(folded))) return false;
    const at = draft.indexOf(folded);
    return at >= 0 && (isSure(folded) ? !isInsideWord(draft, at, folded.length) : isCalled(draft, at, folded));
  })?.name;
}

function isMaskedIn(text: string, name: string): boolean {
  return name.replace(/[*\s]/g, '').length >= LEAST_SHOWN && text.includes(name);
}

function isSure(folded: string): boolean {
  return folded.length >= (/^[ -~]*$/.test(folded) ? SURE_LATIN : SURE_HAN) && !/^\d+$/.test(folded);
}

/** "tomas" in "automasking" is nobody. */
function isInsideWord(draft: string, at: number, length: number): boolean {
  const latin = /[a-z0-9]/;
  const [before, first] = [draft.charAt(at - 1), draft.charAt(at)];
  const [last, after] = [draft.charAt(at + length - 1), draft.charAt(at + length)];
  return (latin.test(before) && latin.test(first)) || (latin.test(last) && latin.test(after));
}

/** A short name counts only where the draft begins with it and goes on to speak to that person. */
function isCalled(draft: string, at: number, folded: string): boolean {
  return at === 0 && folded.length >= 2 && ADDRESSED.some((word) => draft.startsWith(word, folded.length));
}
