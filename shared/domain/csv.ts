import { withoutUnseen } from './pasted.ts';

/** Excel takes a file for UTF-8 only where it begins with this. */
export const csvMark = '\uFEFF';

/** What a spreadsheet would calculate instead of showing it, also behind spaces, which it skips, and in full width. */
const calculates = /^\s*[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20\uFE62-\uFE66\uFE6B\u2212]/u;

/** A number from abroad as `phoneText` writes it: groups of digits with spaces between, which nothing can be calculated of. */
const isPhone = /^\+\d{1,3}(?: \d{1,12})+$/;

/** Between fields. Where a comma parts the decimals, spreadsheets expect a semicolon, and show one long column otherwise. */
export type Separator = ',' | ';';

/** What a spreadsheet of this language expects. */
export function separatorOf(language: string): Separator {
  return new Intl.NumberFormat(language).format(1.5).includes(',') ? ';' : ',';
}

/**
 * Rows as CSV (RFC 4180, but for the separator): CRLF, quotes doubled; a file begins with `csvMark`. A field that a spreadsheet would take
 * for a formula gets an apostrophe in front: names and comments are typed by strangers.
 */
export const csvRows = (rows: readonly (readonly string[])[], separator: Separator): string =>
  rows.map((row) => `${row.map(fieldOf).join(separator)}\r\n`).join('');

/** Whether a spreadsheet would calculate a field instead of showing it. */
export const isCalculated = (text: string): boolean =>
  calculates.test(withoutUnseen(text)) && !isPhone.test(text);

function fieldOf(text: string): string {
  const safe = isCalculated(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
