import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { help, readArguments } from '../../../../main/practice/commandLine.ts';

describe('the arguments of npm run practice', () => {
  test('are all optional: a Polish clinic of eight doctors on port 8080 with lively patients', () => {
    expect(readArguments([])).toEqual({
      kind: 'run',
      options: { port: 8080, locale: 'pl', size: 'clinic', seed: 1, patients: true, push: null, json: false },
    });
  });

  test('are all read', () => {
    const args =
      '--port 0 --locale tr --size hospital --seed 42 --quiet-patients --push http://127.0.0.1:9/x --json';
    expect(readArguments(args.split(' '))).toEqual({
      kind: 'run',
      options: {
        port: 0,
        locale: 'tr',
        size: 'hospital',
        seed: 42,
        patients: false,
        push: 'http://127.0.0.1:9/x',
        json: true,
      },
    });
  });

  test.each([
    [['--port', '70000'], '--port takes a number from 0 to 65535, not "70000".'],
    [['--port', '80a'], '--port takes a number from 0 to 65535, not "80a".'],
    [['--seed=-1'], '--seed takes a whole number that is not negative, not "-1".'],
    [['--size', 'huge'], '--size takes one of small, clinic, hospital, not "huge".'],
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
    for (const option of ['port', 'locale', 'size', 'seed', 'quiet-patients', 'push', 'json'])
      expect(help).toContain(`--${option}`);
    expect(readArguments(['--help', '--locale', 'pl'])).toEqual({ kind: 'help' });
  });
});
