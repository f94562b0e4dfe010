import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { help, readArguments } from '../../../../main/practice/commandLine.ts';

describe('the arguments of npm run practice', () => {
  test('are all optional: a Polish clinic of eight doctors on port 8080 with lively patients', () => {
    expect(readArguments([])).toEqual({
      kind: 'run',
      options: {
        port: 8080,
        locale: 'pl',
        size: 'clinic',
        seed: 1,
        now: null,
        patients: true,
        panel: true,
        wholeDictionary: false,
        push: null,
        json: false,
      },
    });
  });

  test('quiet the doctors by themselves', () => {
    const read = readArguments(['--quiet-doctors']);
    expect(read).toMatchObject({ options: { patients: true, panel: false } });
  });

  test('are all read', () => {
    const args =
      '--port 0 --locale tr --size hospital --seed 42 --now 2026-11-23T10:00+01:00 --quiet-patients --whole-dictionary --push http://127.0.0.1:9/x --json';
    expect(readArguments(args.split(' '))).toEqual({
      kind: 'run',
      options: {
        port: 0,
        locale: 'tr',
        size: 'hospital',
        seed: 42,
        now: Date.UTC(2026, 10, 23, 9),
        patients: false,
        panel: false,
        wholeDictionary: true,
        push: 'http://127.0.0.1:9/x',
        json: true,
      },
    });
  });

  test.each([
    [['--port', '70000'], '--port takes a number from 0 to 65535, not "70000".'],
    [['--port', '80a'], '--port takes a number from 0 to 65535, not "80a".'],
    [['--seed=-1'], '--seed takes a whole number that is not negative, not "-1".'],
    [['--now', '2026-11-23T10:00'], '--now takes a time as 2026-11-23T10:00+01:00, not "2026-11-23T10:00".'],
    [
      ['--now', '2026-13-23T10:00Z'],
      '--now takes a time as 2026-11-23T10:00+01:00, not "2026-13-23T10:00Z".',
    ],
    [['--size', 'huge'], '--size takes one of small, clinic, hospital, empty, not "huge".'],
    [
      ['--push', 'http://example.com'],
      '--push takes an https address, or an http one on this machine, not "http://example.com".',
    ],
    [
      ['--push', 'nonsense'],
      '--push takes an https address, or an http one on this machine, not "nonsense".',
    ],
    [['--prot', '1'], "Unknown option '--prot'."],
    [['now'], "Unexpected argument 'now'."],
  ])('%j is answered with a sentence', (args, sentence) => {
    expect(readArguments(args)).toEqual({ kind: 'wrong', sentence });
  });

  test('never throw, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('--port', '--help', '--json', '--', '-h'))),
        (args) => {
          expect(['run', 'help', 'wrong']).toContain(readArguments(args).kind);
        },
      ),
    );
  });

  test('are each explained by --help', () => {
    const quiet = ['quiet-patients', 'quiet-doctors'];
    const rest = ['port', 'locale', 'size', 'seed', 'now', 'whole-dictionary', 'push', 'json'];
    for (const option of [...quiet, ...rest]) expect(help).toContain(`--${option}`);
    expect(readArguments(['--help', '--locale', 'pl'])).toEqual({ kind: 'help' });
  });
});
