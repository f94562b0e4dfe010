import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../../main/shell/log.ts';
import { placesOf } from '../../../main/shell/places.ts';
import { redact } from '../../../main/shell/redact.ts';

describe('what reaches the log', () => {
  test('are ids, counts, kinds and durations, as they are', () => {
    const facts = { bookingId: '700024312345', kind: 'offline', ms: 1234567890123, ok: true, until: null };
    expect(redact(facts)).toEqual(facts);
  });

  test.each([
    ['an e-mail address', 'sent to jan.kowalski@example.com today', 'kowalski'],
    ['a phone number', 'call +48 500 100 200 back', '100'],
    ['a phone number without a plus', 'call 500-100-200 back', '100'],
    ['a national number', 'PESEL 90010112345', '900101'],
    ['a bearer token', 'Authorization: Bearer abc.DEF-123', 'abc'],
    ['credentials', 'Basic aWQ6c2VjcmV0', 'aWQ6'],
    ['a key', `key ${'0123456789abcdef'.repeat(4)}`, 'cdef'],
    ['a JSON web token', 'eyJhbGciOi.eyJzdWIi.c2ln', 'eyJzdWIi'],
  ])('never holds %s', (_what, text, part) => {
    const [written] = Object.values(redact({ reason: text }));
    expect(written).toContain('[removed]');
    expect(written).not.toContain(part);
  });

  test('never holds what a field of a patient’s or of a secret’s says, whatever it looks like', () => {
    for (const field of ['name', 'surname', 'patient', 'comment', 'secret', 'token', 'body', 'raw', 'url'])
      expect(redact({ [field]: 'Anna' })).toEqual({ [field]: '[removed]' });
  });

  test('is cut where it is long: facts are short', () => {
    const [written] = Object.values(redact({ reason: 'word '.repeat(200) }));
    expect(String(written).length).toBeLessThanOrEqual(201);
  });

  test('an id field is no way around: only what looks like an id passes', () => {
    expect(redact({ bookingId: 'jan@example.com' })).toEqual({ bookingId: '[removed]' });
  });
});

describe('where something was thrown', () => {
  test('is told by function and file, without the message and without folders', () => {
    const error = new Error('Jan Kowalski');
    error.stack = [
      'Error: Jan Kowalski',
      '    at save (/home/anna/desk/out/main/main.js:10:5)',
      '    at file:///home/anna/desk/out/main/chunks/a.js:3:1',
      '    at C:\\Users\\anna\\desk\\main.js:7:9',
      '    at late (/home/anna/x.js:1:1)',
    ].join('\n');
    expect(placesOf(error)).toBe('save (main.js:10:5) < a.js:3:1 < main.js:7:9');
  });

  test('is unknown for what is no error', () => {
    expect(placesOf('Jan Kowalski')).toBeNull();
  });
});

describe('the log file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'frontdesk-log-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('holds one JSON object a line: time, level, event and the redacted fields', () => {
    const log = createLog(folder);
    log.info('sync.turn', { ms: 12 });
    log.warn('door.refused', { request: 'app.info' });
    log.error('store.broken', { name: 'Kowalski' });
    const lines = readFileSync(join(folder, 'desk.log'), 'utf8').trim().split('\n');
    const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(read.map(({ level, event }) => [level, event])).toEqual([
      ['info', 'sync.turn'],
      ['warn', 'door.refused'],
      ['error', 'store.broken'],
    ]);
    expect(read[0]?.['ms']).toBe(12);
    expect(read[2]?.['name']).toBe('[removed]');
    expect(Number.isNaN(Date.parse(String(read[0]?.['time'])))).toBe(false);
  });

  test('a field cannot pass itself off as another line', () => {
    const log = createLog(folder);
    log.info('x', { reason: 'a\n{"level":"error"}' });
    expect(readFileSync(join(folder, 'desk.log'), 'utf8').trim().split('\n')).toHaveLength(1);
  });
});
