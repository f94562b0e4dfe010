import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvMark, csvRows, separatorOf } from '#shared/domain/csv.ts';

/* What was written is read back field by field, whatever stands in it, and no field is ever a formula. */
describe('a list as CSV', () => {
  it('is UTF-8 with a mark, commas and CRLF', () => {
    const rows = [
      ['Łukasz', 'Żółć'],
      ['a b', ''],
    ];
    expect(csvMark + csvRows(rows, ',')).toBe('\uFEFFŁukasz,Żółć\r\na b,\r\n');
  });

  it('is parted as the spreadsheets of the language expect', () => {
    const expected = { en: ',', pl: ';', es: ';', it: ';', pt: ';', cs: ';', de: ';', tr: ';' };
    for (const [language, separator] of Object.entries(expected))
      expect(separatorOf(language)).toBe(separator);
  });

  it('quotes what would break a line or a field', () => {
    expect(csvRows([['a,b', 'say "ah"', 'two\nlines', ' kept ']], ',')).toBe(
      '"a,b","say ""ah""","two\nlines"," kept "\r\n',
    );
  });

  it('lets nothing be calculated', () => {
    const rows = [['=1+1', '+1+1', '-2', '@SUM(A1)', '\t=1', ' =1', 'a=1', '1-2']];
    expect(csvRows(rows, ',')).toBe(`'=1+1,'+1+1,'-2,'@SUM(A1),'\t=1,' =1,a=1,1-2\r\n`);
  });

  it.each([
    '+380501234567',
    '+1-800-555',
    '+1 2*3',
    '+A1',
    '+1 (2)',
    '+1 2-3',
    '\u200B=1',
    '=1',
    '＝1',
    '＋1+1',
    '﹦1',
    '＠A1',
    '－1',
    '+',
    '+ 1',
    '+1 =2',
  ])('lets %s not be calculated', (text) => {
    expect(csvRows([[text]], ';')).toBe(`'${text}\r\n`);
  });

  it.each(['+380 50 123 4567', '+48 500 100 200', '+1 213 373 4253', '+54 9 11 2345 6789'])(
    'gives %s, a number from abroad, as it is',
    (phone) => {
      expect(csvRows([[phone]], ';')).toBe(`${phone}\r\n`);
    },
  );

  it('comes back as it was, but for the apostrophe in front of a formula', () => {
    const field = fc.oneof(
      fc.string(),
      fc.constantFrom('=A1', '+1', '+1 2', '+1 2+3', '-', '@', '"', ',', ';', '\r\n', '\n'),
    );
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';'), (written, separator) => {
        const read = readCsv(csvRows(written, separator), separator);
        expect(read.map((row) => row.length)).toEqual(written.map((row) => row.length));
        read.forEach((row, y) =>
          row.forEach((text, x) => {
            const wrote = written[y]?.[x] ?? '';
            expect(text === wrote || text === `'${wrote}`).toBe(true);
            if (!/^\+\d{1,3}( \d+)+$/.test(text)) expect(text).not.toMatch(/^\s*[=+\-@]/);
          }),
        );
      }),
    );
  });
});

/** A reader of its own, by the grammar of RFC 4180. */
function readCsv(text: string, separator: ',' | ';'): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        if (text[at] === '"') at += 1;
        field += text[at] ?? '';
        at += 1;
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== separator && !text.startsWith('\r\n', at))
        field += text[at++] ?? '';
    }
    row.push(field);
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}
