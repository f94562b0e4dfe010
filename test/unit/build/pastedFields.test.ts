import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/*
 * What is pasted brings signs along that nobody sees. Each field in which text is typed takes them away itself, or hands what is typed
 * to something that does: a field that is added without is found here.
 */
const renderer = join(import.meta.dirname, '../../../renderer');
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(renderer, name), 'utf8') }));

/** Fields that are only looked for by, or read by a rule that takes the signs away; each rule has a test of its own. */
const readElsewhere: Readonly<Record<string, string>> = {
  'arrivals/TickList.tsx': 'findByName',
  'hours/CalendarList.tsx': 'isCalled',
  'hours/week/TimeField.tsx': 'readClock',
  'publishing/MapHead.tsx': 'isCalled',
  'search/PatientSearch.tsx': 'useSearchField',
  'services/ServiceTable.tsx': 'isCalled',
  'ui/DateField.tsx': 'readWrittenDate',
  'ui/PinField.tsx': 'digits only',
};
const cleans = /\b(asTyped|sentenceAsTyped|withoutUnseen)\(|\bread\(event\.currentTarget/;

/** The start tags of fields that take text. */
function textFields(text: string): readonly string[] {
  const tags = text.match(/<(input|textarea)\b[^]*?\/>/g) ?? [];
  return tags.filter((tag) => !/type="(checkbox|radio|file|range|color)"/.test(tag));
}

describe('a field in which text is typed', () => {
  const withFields = sources.filter(({ text }) => textFields(text).length > 0);

  test('takes away what nobody sees in what is pasted', () => {
    expect(withFields.length).toBeGreaterThan(10);
    const without = withFields
      .filter(({ name, text }) => !(name in readElsewhere) && !cleans.test(text))
      .map(({ name }) => name);
    expect(without).toEqual([]);
  });

  test('and no exception is kept for one that is not there any more', () => {
    const names = new Set(withFields.map(({ name }) => name));
    expect(Object.keys(readElsewhere).filter((name) => !names.has(name))).toEqual([]);
  });
});
