import type { Separator } from './csv.ts';

/** Rows of fields; the first is the head, where there is one. Or where a quote was opened and never closed, counted from 1. */
export type CsvRead =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'openQuote'; readonly row: number };

/** What parts the fields of a file: whichever of both its first line has more often outside of quotes. */
export function separatorIn(text: string): Separator {
  const [line = ''] = text.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  const count = (sign: Separator): number => line.split(sign).length;
  return count(';') > count(',') ? ';' : ',';
}

/**
 * Reads CSV (RFC 4180, but for the separator), with lines that end as on any system. A quote in the middle of a field that did not begin
 * with one is only a quote. Empty lines at the end are none.
 */
export function readCsv(text: string, separator: Separator): CsvRead {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = (): void => {
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const field = fieldAt(text, at, separator);
    if (field === null) return { kind: 'openQuote', row: rows.length + 1 };
    row.push(field.text);
    at = field.end;
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) row.push('');
    } else {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      endRow();
    }
  }
  if (row.length > 0) endRow();
  while (rows.at(-1)?.every((field) => field === '') === true) rows.pop();
  return { kind: 'rows', rows };
}

/** The field that begins at a place, and where it ends; `null`: its quotes are never closed. */
function fieldAt(
  text: string,
  from: number,
  separator: Separator,
): { readonly text: string; readonly end: number } | null {
  const isEnd = (at: number): boolean =>
    at >= text.length || text[at] === separator || text[at] === '\r' || text[at] === '\n';
  if (text[from] !== '"') {
    let end = from;
    while (!isEnd(end)) end += 1;
    return { text: text.slice(from, end), end };
  }
  let field = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) return null;
    field += text.slice(at, close);
    at = close + 1;
    if (text[at] !== '"') break;
    field += '"';
    at += 1;
  }
  // What stands behind the closing quote belongs to the field: nobody writes it, and it must not be lost unseen.
  const rest = at;
  while (!isEnd(at)) at += 1;
  return { text: field + text.slice(rest, at), end: at };
}
