import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  longestHoursFile,
  readHoursFile,
  writeHoursFile,
  type HoursFile,
  type HoursFileFault,
} from '#shared/domain/availability/hoursFile.ts';
import { mappingKinds, type Mapping } from '#shared/domain/mapping/mapping.ts';
import { a1, anyExceptions, anyPlan, exception, period, plan, week } from './support.ts';

const mapping: Mapping = {
  kind: 'address',
  remoteId: 'a1',
  name: 'Room 1',
  code: '007',
  colour: 3,
  order: 2,
  hidden: false,
};
const file: HoursFile = {
  madeAt: 5,
  plans: [{ addressId: a1, plans: [plan([week({ 1: [period('08:00', '12:00')] })])] }],
  exceptions: [exception({ kind: 'closed', times: null })],
  mappings: [mapping],
};
const changed = (from: string, to: string): string => {
  const text = writeHoursFile(file);
  expect(text).toContain(from);
  return text.replace(from, to);
};

test('what was written is read as it was, whatever the hours', () => {
  const any = fc.record({
    madeAt: fc.nat(),
    plans: fc.array(
      fc.array(anyPlan, { maxLength: 2 }).map((plans) => ({ addressId: a1, plans })),
      { maxLength: 2 },
    ),
    exceptions: anyExceptions('2026-12-24'),
    mappings: fc.array(
      fc.record({
        kind: fc.constantFrom(...mappingKinds),
        remoteId: fc.string({ minLength: 1 }),
        name: fc.option(fc.string()),
        code: fc.option(fc.string()),
        colour: fc.integer({ min: 0, max: 11 }),
        order: fc.nat(),
        hidden: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  });
  fc.assert(
    fc.property(any, (one) => {
      expect(readHoursFile(writeHoursFile(one))).toEqual({ kind: 'read', file: one });
    }),
    { numRuns: 50 },
  );
});

test('each timetable, exception and mapping has a line of its own', () => {
  const lines = writeHoursFile({ ...file, mappings: [mapping, { ...mapping, remoteId: 'a2' }] }).split('\n');
  expect(lines.filter((line) => line.includes('"remoteId"'))).toHaveLength(2);
  expect(lines.some((line) => line.includes('"remoteId":"a1"') && line.includes('"remoteId":"a2"'))).toBe(
    false,
  );
});

test('a file that is damaged anywhere is not read in part, and says where', () => {
  const damaged = (...faults: HoursFileFault[]) => ({ kind: 'damaged', faults, all: faults.length });
  expect(readHoursFile(changed('"from":"2026-11-30"', '"from":"2026-11-31"'))).toEqual(
    damaged({ list: 'exceptions', row: 1, column: 'from' }),
  );
  expect(readHoursFile(changed('"colour":3', '"colour":12'))).toEqual(
    damaged({ list: 'mappings', row: 1, column: 'colour' }),
  );
  expect(readHoursFile(changed('"start":"08:00"', '"start":"8 o’clock"'))).toMatchObject({
    kind: 'damaged',
    faults: [{ list: 'plans', row: 1, column: 'plans.0.weeks.0.days.0.0.start' }],
  });
  expect(readHoursFile(changed('"madeAt":5', '"madeAt":-5'))).toEqual(
    damaged({ list: 'file', row: null, column: 'madeAt' }),
  );
});

test.each([
  ['cut off', (text: string) => text.slice(0, -5), 'otherFormat'],
  ['something else', () => '{"format":"other","version":1}', 'otherFormat'],
  ['empty', () => '', 'otherFormat'],
  ['of a newer version', (text: string) => text.replace('"version":1', '"version":2'), 'newer'],
  ['too long', () => ' '.repeat(longestHoursFile + 1), 'tooLarge'],
])('a file that is %s is not read', (_what, of, why) => {
  expect(readHoursFile(of(writeHoursFile(file)))).toEqual({ kind: 'unreadable', why });
});
