/** A first name in two parts: where room is short, the end of `head` gives way and `tail` stays. */
export interface CutName {
  readonly head: string;
  readonly tail: string;
}

/** Letters that stay at the end of a long first name. */
const kept = 3;

/**
 * Splits a first name so that it can be cut in its middle; a short one stays in one piece, because a middle would leave
 * less than it takes. Splits between letters as people see them, never within one.
 */
export function cutName(name: string): CutName {
  if (name.length <= 2 * kept) return { head: name, tail: '' };
  const letters = Array.from(name.normalize('NFC'));
  if (letters.length <= 2 * kept) return { head: name, tail: '' };
  return { head: letters.slice(0, -kept).join(''), tail: letters.slice(-kept).join('') };
}
