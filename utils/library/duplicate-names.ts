/** Owns finding a name that stands twice in one object of JSON text: readers differ on which one counts. Refuses recursion. */

/** @param text JSON that parses. @returns whether any object in it names a member twice. */
export function hasDuplicateNames(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  let expectsName = false;
  for (let index = 0; index < text.length; index += 1) {
    switch (text[index]) {
      case '{':
        open.push(new Set());
        expectsName = true;
        break;
      case '[':
        open.push(undefined);
        expectsName = false;
        break;
      case '}':
      case ']':
        open.pop();
        expectsName = false;
        break;
      case ',':
        expectsName = open.at(-1) !== undefined;
        break;
      case '"': {
        const end = endOfString(text, index);
        if (expectsName) {
          const raw = text.slice(index, end + 1);
          const name = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
          const names = open.at(-1);
          if (names?.has(name)) return true;
          names?.add(name);
          expectsName = false;
        }
        index = end;
        break;
      }
    }
  }
  return false;
}

function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end;
}
