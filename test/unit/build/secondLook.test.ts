import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outsideTestsOf, readReport } from '../../../build/bootstrap/report.mjs';
import { afterSecondLook, filesToLookAtAgain } from '../../../build/bootstrap/secondLook.mjs';
import { tallyOf } from '../../../build/bootstrap/tally.mjs';
import { reportOf, roomWith } from './realReport.ts';
import { emptyRoom } from './room.ts';

/*
 * Invariant: what is red twice is red; what is red once is told by its name and counts as green; what was green is never run for a
 * second chance, and nothing that cannot be run again is forgiven.
 */
const greenTheSecondTime = `
  import { existsSync, writeFileSync } from 'node:fs';
  test('is late', () => { const had = existsSync('seen'); writeFileSync('seen', ''); expect(had).toBe(true); });
  test('stays', () => {});`;

describe('a second look', () => {
  test('forgives what is green then, names it, and leaves all other files as they were', () => {
    const room = roomWith({ late: greenTheSecondTime, other: `test('holds', () => {});` });
    const first = reportOf(room);
    expect(tallyOf(first.report, first.code)).toEqual({ passed: 2, failed: 1, skipped: 0 });
    const files = filesToLookAtAgain(first.report);
    expect(files.map((file) => basename(file))).toEqual(['late.test.ts']);
    const second = reportOf(room, 'again.json', files);
    expect(readReport(second.report)?.testResults).toHaveLength(1);
    const after = join(room, 'after.json');
    expect(afterSecondLook(first.report, second.report, after)).toEqual([
      expect.stringMatching(/^is late\n/),
    ]);
    expect(tallyOf(after, second.code)).toEqual({ passed: 3, failed: 0, skipped: 0 });
  }, 60_000);

  test('leaves red what is red again, beside what was not', () => {
    const room = roomWith({ late: greenTheSecondTime, wrong: `test('is wrong', () => expect(1).toBe(2));` });
    const first = reportOf(room);
    const second = reportOf(room, 'again.json', filesToLookAtAgain(first.report));
    const after = join(room, 'after.json');
    const unsteady = afterSecondLook(first.report, second.report, after);
    expect(unsteady).toEqual([expect.stringMatching(/^is late\n/)]);
    expect(tallyOf(after, second.code)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  }, 60_000);

  test('is had by the file during which something was thrown outside of the tests', () => {
    const room = roomWith({
      leaks: `test('a', () => { setTimeout(() => { throw new Error('late'); }, 0); return new Promise((done) => setTimeout(done, 50)); });`,
    });
    const { report } = reportOf(room);
    expect(filesToLookAtAgain(report).map((file) => basename(file))).toEqual(['leaks.test.ts']);
  }, 60_000);

  const red = (name: string) => ({
    name,
    status: 'failed',
    assertionResults: [{ status: 'failed', fullName: name, failureMessages: [] }],
  });
  const green = { name: 'a', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'a' }] };
  const reportWith = (testResults: readonly unknown[], outside?: readonly string[]): string => {
    const path = join(emptyRoom(), 'report.json');
    writeFileSync(path, JSON.stringify({ testResults }));
    if (outside !== undefined) writeFileSync(outsideTestsOf(path), JSON.stringify(outside));
    return path;
  };

  test.each([
    ['there is no report', () => join(emptyRoom(), 'none.json')],
    ['something was thrown and nobody knows where', () => reportWith([red('a')], ['Error: late'])],
    ['more is red than chance makes', () => reportWith(['a', 'b', 'c', 'd', 'e'].map(red))],
    ['all is green', () => reportWith([green])],
  ])('is had by nothing where %s', (_why, report) => {
    expect(filesToLookAtAgain(report())).toEqual([]);
  });
});
