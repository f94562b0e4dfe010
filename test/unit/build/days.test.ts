import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { commandAt, libraryIn, otherDays, readDays } from '../../../build/bootstrap/jobs/days.mjs';

describe('the tests on another day', () => {
  const now = Date.UTC(2026, 10, 23, 9);

  test('are those that need no window, on each of the days, unless something else is said', () => {
    expect(readDays([])).toEqual({
      moments: otherDays,
      rest: ['--project=unit', '--project=contract', '--project=store', '--project=sync', '--project=desk'],
    });
    expect(readDays(['2027-02-28T10:00Z', 'test/unit/time'])).toEqual({
      moments: ['2027-02-28T10:00Z'],
      rest: ['test/unit/time'],
    });
    expect(() => readDays(['2027-02-30T25:00Z'])).toThrow('not 2027-02-30T25:00Z.');
  });

  test('include both kinds of weekday, and the nights in which the clocks change', () => {
    const weekdays = otherDays.map((moment) => new Date(moment).getUTCDay());
    expect(weekdays).toEqual(expect.arrayContaining([0, 1]));
    const offset = (at: number): string =>
      new Intl.DateTimeFormat('en', { timeZone: 'Europe/Warsaw', timeZoneName: 'shortOffset' }).format(at);
    const changing = otherDays
      .map((moment) => Date.parse(moment))
      .filter(
        (at) =>
          offset(at).split(' ').at(-1) !==
          offset(at + 600_000)
            .split(' ')
            .at(-1),
      );
    expect(changing).toHaveLength(2);
  });

  test.runIf(libraryIn('/usr/lib') !== null)(
    'have its date in a process, and its children; a span is a span',
    () => {
      const library = libraryIn('/usr/lib') ?? '';
      // eslint-disable-next-line no-restricted-syntax -- The machine's time is what is moved.
      const command = commandAt('2027-02-28T10:00Z', { library, now: Date.now(), rest: [] });
      const env = command.slice(1).filter((one) => /^[A-Z_]+=/.test(one));
      const script = `
      const { execFileSync } = require('node:child_process');
      const date = 'console.log(new Date().toISOString().slice(0, 16))';
      const began = performance.now();
      console.log(execFileSync(process.execPath, ['-e', date], { encoding: 'utf8' }).trim());
      eval(date);
      console.log(performance.now() - began < 60_000);`;
      const { stdout } = spawnSync('env', [...env, process.execPath, '-e', script], { encoding: 'utf8' });
      // The clock is moved by whole seconds: it may begin in the one before.
      expect(stdout).toMatch(/^(?:2027-02-28T(?:09:59|10:0\d)\n){2}true\n$/);
    },
  );

  test('are reached by a span, ahead or back', () => {
    const how = { library: '/l', now, rest: ['x'] };
    expect(commandAt('2026-11-23T10:00Z', how)).toContain('FAKETIME=+3600');
    expect(commandAt('2026-11-23T08:00Z', how)).toContain('FAKETIME=-3600');
    expect(commandAt('2026-11-23T08:00Z', how).at(-1)).toBe('x');
  });
});
