/**
 * Signs that nobody sees and that come along with what is pasted: soft hyphens, zero-width spaces, marks of direction, joiners and
 * variation selectors.
 */
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFE00-\uFE0F\uFEFF]/g;
/** Those of them that hold emoji together. */
const emojiParts = new Set(['\u200C', '\u200D', '\uFE0F']);

/** Without what nobody sees in it. */
export const withoutUnseen = (text: string): string => text.replaceAll(unseen, '');

/** What was pasted into a field as somebody would have typed it: without what nobody sees, the plus of ordinary width. */
export const asTyped = (text: string): string => withoutUnseen(text).replaceAll(/[\uFF0B\uFE62\u207A]/g, '+');

/** The same for what people write in sentences: emoji stay whole. */
export const sentenceAsTyped = (text: string): string =>
  text.replaceAll(unseen, (sign) => (emojiParts.has(sign) ? sign : ''));

/** Signs and digits in their ordinary width: `＋４８` is `+48` (Unicode's form KC). */
export const inOrdinaryWidth = (text: string): string => text.normalize('NFKC');
