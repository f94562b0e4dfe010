import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../../main/shell/commandLine.ts';

describe('the command line', () => {
  test('is read option by option', () => {
    const { options, ignored } = parseCommandLine([
      '--profile=/tmp/a folder',
      '--practice=clinic',
      '--practice-port=8080',
      '--locale=pl',
      '--language=pseudo',
      '--screenshot=day.png',
    ]);
    expect(options).toEqual({
      profile: '/tmp/a folder',
      practice: 'clinic',
      'practice-port': 8080,
      locale: 'pl',
      language: 'pseudo',
      screenshot: 'day.png',
    });
    expect(ignored).toEqual([]);
  });

  test('keeps an equals sign that is part of a value', () => {
    expect(parseCommandLine(['--profile=/a=b']).options).toEqual({ profile: '/a=b' });
  });

  test.each([
    '--practice=huge',
    '--practice-port=0',
    '--practice-port=65536',
    '--practice-port=12.5',
    '--practice-port=',
    '--locale=uk',
    '--language=xx',
    '--profile=',
    '--profile',
    '--screenshot',
  ])('ignores %s, since it makes no sense, and names it', (arg) => {
    const { options, ignored } = parseCommandLine([arg]);
    expect(options).toEqual({});
    expect(ignored).toEqual([arg.replace(/^--/, '').replace(/=.*$/, '')]);
  });

  test('lets Chromium’s switches and words pass, and reports no values: a word may be a file of a person’s', () => {
    const { options, ignored } = parseCommandLine(['--no-sandbox', '--inspect=0', 'kowalski.pdf', '-x']);
    expect(options).toEqual({});
    expect(ignored).toEqual(['no-sandbox', 'inspect', '(word)', '(word)']);
  });

  test('never fails, whatever it is given, and never takes a name from an object’s prototype', () => {
    expect(parseCommandLine(['--constructor=1', '--toString=1']).options).toEqual({});
    fc.assert(
      fc.property(fc.array(fc.string()), (args) => {
        expect(parseCommandLine(args).ignored.length).toBeLessThanOrEqual(args.length);
      }),
    );
  });
});

test('practice clinics of other countries are told by country, and a list that is wrong anywhere is ignored as a whole', () => {
  const ports = (text: string) => parseCommandLine([`--practice-ports=${text}`]);
  expect([...(ports('de:4712,pt:4713').options['practice-ports'] ?? [])]).toEqual([
    ['de', 4712],
    ['pt', 4713],
  ]);
  for (const wrong of ['', 'de', 'de:0', 'xx:4712', 'de:4712,', 'de:4712:1', '4712'])
    expect(ports(wrong)).toEqual({ options: {}, ignored: ['practice-ports'] });
});
