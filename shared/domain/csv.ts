/** Excel takes a file for UTF-8 only where it begins with this. */
const mark = '\uFEFF';

/** What a spreadsheet would calculate instead of showing it, also behind spaces, which it skips. */
const calculates = /^\s*[=+\-@\t\r]/u;

/** Between fields. Where a comma parts the decimals, spreadsheets expect a semicolon, and show one long column otherwise. */
export type Separator = ',' | ';';

/** What a spreadsheet of this language expects. */
export function separatorOf(language: string): Separator {
  return new Intl.NumberFormat(language).format(1.5).includes(',') ? ';' : ',';
}

/**
 * Rows as CSV (RFC 4180, but for the separator): CRLF, quotes doubled. A field that a spreadsheet would take for a formula gets
 * an apostrophe in front: names and comments are typed by strangers.
 */
export function csvOf(rows: readonly (readonly string[])[], separator: Separator): string {
  return mark + rows.map((row) => `${row.map(fieldOf).join(separator)}\r\n`).join('');
}

function fieldOf(text: string): string {
  const safe = calculates.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
