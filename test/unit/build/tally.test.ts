import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { busyLanes, projects, staticChecks, waitingParts } from '../../../build/bootstrap/jobs/test.mjs';
import { failuresIn } from '../../../build/bootstrap/report.mjs';
import {
  add,
  exitCodeOf,
  lastLine,
  nothing,
  oneFailed,
  onePassed,
  tallyOf,
} from '../../../build/bootstrap/tally.mjs';
import packageJson from '../../../package.json' with { type: 'json' };
import vitestConfig from '../../../vitest.config.ts';
import { reportOfTests } from './realReport.ts';
import { emptyRoom } from './room.ts';

/** What set-up makes of such a report. */
function tallyOfTests(source: string | null): ReturnType<typeof tallyOf> {
  const { report, code } = reportOfTests(source);
  return tallyOf(report, code);
}

describe('the sum of real reports', () => {
  /* Invariant: each test counts once, and nothing that could not run looks green. */
  test('passed, failed and skipped tests count as what they are', () => {
    const tally = tallyOfTests(`
      test('a', () => expect(1).toBe(1));
      test('b', () => expect(1).toBe(1));
      test('c', () => expect(1).toBe(2));
      test.skip('d', () => {});`);
    expect(tally).toEqual({ passed: 2, failed: 1, skipped: 1 });
  }, 30_000);

  test.each([
    ['a file that cannot be loaded', `import './is-not-there.ts'; test('a', () => {});`, 0],
    [
      'an error outside of any test',
      `test('a', () => { setTimeout(() => { throw new Error('late'); }, 0); return new Promise((done) => setTimeout(done, 50)); });`,
      1,
    ],
    [
      'a process that ends in the middle',
      `test('a', () => { process.kill(process.pid, 'SIGKILL'); return new Promise(() => {}); });`,
      0,
    ],
    ['a file without tests', '', 0],
    ['no file at all', null, 0],
  ])(
    '%s is one failure',
    (_what, source, passed) => {
      expect(tallyOfTests(source)).toMatchObject({ passed, failed: 1 });
    },
    60_000,
  );
});

/* Invariant: after a quarter of an hour of lines, the last screen names every failure. */
describe('what failed, said again at the end', () => {
  test('is each test that failed with what it expected, and no other', () => {
    const { report } = reportOfTests(`
      test('holds', () => expect(1).toBe(1));
      test('breaks', () => expect('wanted').toBe('had'));`);
    expect(failuresIn(report)).toEqual([expect.stringMatching(/^breaks\n.*expected 'wanted' to be 'had'/)]);
  }, 30_000);

  test('is the file, where it could not be loaded', () => {
    const { report } = reportOfTests(`import './is-not-there.ts'; test('a', () => {});`);
    expect(failuresIn(report)).toEqual([expect.stringContaining('is-not-there')]);
  }, 30_000);

  test('is what no test threw, with the file that ran meanwhile', () => {
    const { report } = reportOfTests(
      `test('a', () => { setTimeout(() => { throw new Error('late'); }, 0); return new Promise((done) => setTimeout(done, 50)); });`,
    );
    expect(failuresIn(report)).toEqual([
      expect.stringMatching(/^Error: late, while this ran: .*some\.test\.ts\n/),
    ]);
  }, 30_000);

  test('is said also of a report that is not there', () => {
    expect(failuresIn(join(emptyRoom(), 'report.json'))).toEqual(['the report is missing or cut off']);
  });
});

describe('the sum of reports that are not what they should be', () => {
  test.each([
    ['cut off', '{"testResults":[{"sta'],
    ['of another kind', '[]'],
    ['empty', ''],
  ])('a report that is %s is one failure', (_what, text) => {
    const file = join(emptyRoom(), 'report.json');
    writeFileSync(file, text);
    expect(tallyOf(file, 0)).toEqual(oneFailed);
  });
});

describe('the last line', () => {
  test('is exactly "N passed, N failed" over all parts', () => {
    const sum = [onePassed, { passed: 41, failed: 0, skipped: 2 }, oneFailed].reduce(add, nothing);
    expect(lastLine(sum)).toBe('42 passed, 1 failed');
  });

  test('the exit code is 0 only where something ran and nothing failed', () => {
    expect(exitCodeOf({ passed: 3, failed: 0, skipped: 0 })).toBe(0);
    expect(exitCodeOf({ passed: 3, failed: 1, skipped: 0 })).not.toBe(0);
    expect(exitCodeOf(nothing)).not.toBe(0);
    expect(exitCodeOf({ passed: 0, failed: 0, skipped: 5 })).not.toBe(0);
  });
});

describe('what npm test runs', () => {
  const inParts = [...busyLanes.flat(), ...waitingParts];

  test('is every project of vitest.config.ts', () => {
    const configured = (vitestConfig.test?.projects ?? []).map((each) =>
      typeof each === 'object' && 'test' in each ? each.test.name : each,
    );
    // A sitting takes minutes, and is called for by its own name.
    const ran = new Set([...projects, ...inParts.map(({ project }) => project), 'sittings']);
    expect([...ran].sort()).toEqual(configured.sort());
  });

  /* A part that is missing would be tests that never run, and nothing would say so. */
  test('in parts that are together the whole', () => {
    for (const { project } of inParts) {
      const shards = inParts
        .filter((part) => part.project === project)
        .map(({ shard }) => shard)
        .toSorted();
      expect(shards).toEqual(shards.map((_, index) => `${index + 1}/${shards.length}`));
    }
    expect(projects.filter((name) => inParts.some(({ project }) => project === name))).toEqual([]);
  });

  test('and static checks that package.json has', () => {
    for (const check of staticChecks) expect(Object.keys(packageJson.scripts)).toContain(check);
  });
});
