// The one thing no rival does by itself: Han characters and pairs as tokens, without which they find next to nothing.
export const tokenise = (text) => {
  const tokens = [];
  for (const run of text.toLowerCase().match(/[\u3400-\u9fff]+|[a-z0-9]+/g) ?? []) {
    if (/[a-z0-9]/.test(run)) tokens.push(run);
    else
      for (let at = 0; at < run.length; at++)
        tokens.push(run[at], ...(at + 1 < run.length ? [run.slice(at, at + 2)] : []));
  }
  return tokens;
};

/** A rival has one way to look; it is asked the same for a buyer's turn and for typed text. */
export const asked = (find) => ({ suggest: (turn, limit) => find(turn.messages.join(' '), limit), search: find });
