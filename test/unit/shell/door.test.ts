import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { requests, type RequestName } from '#shared/contract/contract.ts';
import type { Handlers } from '#shared/contract/door.ts';
import type { Log, LogFields } from '#shared/ports.ts';
import { err, ok } from '#shared/result.ts';
import { answer } from '../../../main/shell/answer.ts';
import { makeTextDoor, type Wire } from '../../../preload/makeTextDoor.ts';
import { readAnswers } from '../../../renderer/state/readAnswers.ts';
import type { Problem } from '#shared/domain/problem.ts';

const info = {
  version: '1',
  electron: '33',
  chromium: '130',
  systemLocale: 'pl',
  platform: 'linux',
} as const;
const offline: Problem = { kind: 'offline', until: null, params: {}, details: 'no route' };

function memoryLog(): Log & { readonly written: { event: string; fields: LogFields | undefined }[] } {
  const written: { event: string; fields: LogFields | undefined }[] = [];
  const write = (event: string, fields?: LogFields): void => void written.push({ event, fields });
  return { written, info: write, warn: write, error: write };
}

/** Handlers of which a test sets those that it asks. */
const handlers = (some: Partial<Handlers>): Handlers => some as Handlers;

describe('main’s end of the door', () => {
  test('gives the handler what was asked, and back what it answered', async () => {
    const log = memoryLog();
    const asked: unknown[] = [];
    const own = handlers({
      'connection.test': (request) => {
        asked.push(request);
        return Promise.resolve(ok({ facilities: ['A'] }));
      },
    });
    const request = { locale: 'pl', clientId: 'c', secret: 's' };
    expect(await answer('connection.test', own, request, log)).toEqual(ok({ facilities: ['A'] }));
    expect(asked).toEqual([request]);
    expect(log.written).toEqual([]);
  });

  test('passes a problem of the world on as it is', async () => {
    const own = handlers({ 'line.checkNow': () => Promise.resolve(err(offline)) });
    expect(await answer('line.checkNow', own, null, memoryLog())).toEqual(err(offline));
  });

  test('asks no handler with what is not in the contract', async () => {
    let asked = false;
    const own = handlers({
      'settings.set': () => {
        asked = true;
        return Promise.reject(new Error('not reached'));
      },
    });
    const answered = await answer('settings.set', own, { theme: 'pink' }, memoryLog());
    expect(answered).toMatchObject({ ok: false, error: { kind: 'bug' } });
    expect(asked).toBe(false);
  });

  test('lets nothing out that is not in the contract, and drops what a handler added', async () => {
    const wrong = handlers({ 'app.info': () => Promise.resolve(ok({ ...info, version: 5 } as never)) });
    expect(await answer('app.info', wrong, null, memoryLog())).toMatchObject({ ok: false });
    const more = handlers({ 'app.info': () => Promise.resolve(ok({ ...info, secret: 's' })) });
    expect(await answer('app.info', more, null, memoryLog())).toEqual(ok(info));
  });

  test('makes a throw the problem `bug`, and writes where it was, not what it said', async () => {
    const log = memoryLog();
    const own = handlers({
      'line.checkNow': () => {
        throw new TypeError('Jan Kowalski, 500100200');
      },
    });
    const answered = await answer('line.checkNow', own, null, log);
    expect(answered).toMatchObject({ ok: false, error: { kind: 'bug' } });
    expect(log.written).toHaveLength(1);
    expect(log.written[0]).toMatchObject({
      event: 'door.bug',
      fields: { request: 'line.checkNow', place: 'TypeError' },
    });
    expect(JSON.stringify([answered, log.written])).not.toContain('Kowalski');
  });
});

describe('the renderer’s end of the door', () => {
  const silent = { listen: () => () => undefined };
  const doorTo = (invoke: Wire['invoke']) => readAnswers(makeTextDoor({ ...silent, invoke }));

  test('exists for every request of the contract', async () => {
    const asked: string[] = [];
    const door = doorTo((name) => {
      asked.push(name);
      return Promise.resolve(JSON.stringify(err(offline)));
    });
    for (const name of Object.keys(requests) as RequestName[])
      expect(await door.ask(name, null)).toEqual(err(offline));
    expect(asked).toEqual(Object.keys(requests));
  });

  test('gives what main answered', async () => {
    const door = doorTo(async (name, request) =>
      JSON.stringify(
        await answer(name, handlers({ 'app.info': () => Promise.resolve(ok(info)) }), request, memoryLog()),
      ),
    );
    expect(await door.ask('app.info', null)).toEqual(ok(info));
  });

  test.each([
    ['a value of the wrong shape', () => Promise.resolve(ok({ version: 1 } as never))],
    ['a problem of an unknown kind', () => Promise.resolve(err({ ...offline, kind: 'new' } as never))],
  ])('never gets %s: main makes it the problem `bug`', async (_what, handler) => {
    const door = doorTo(async (name, request) =>
      JSON.stringify(await answer(name, handlers({ 'app.info': handler }), request, memoryLog())),
    );
    expect(await door.ask('app.info', null)).toMatchObject({ ok: false, error: { kind: 'bug' } });
  });

  test.each([
    ['no reply at all', undefined],
    ['a value that is not text', ok(info)],
  ])('makes %s the problem `bug`', async (_what, reply) => {
    const answered = await doorTo(() => Promise.resolve(reply)).ask('app.info', null);
    expect(answered).toMatchObject({ ok: false, error: { kind: 'bug' } });
  });

  test('makes a refusal the problem `bug` and never rejects', async () => {
    const answered = await doorTo(() => Promise.reject(new Error('Refused.'))).ask('app.info', null);
    expect(answered).toMatchObject({ ok: false, error: { kind: 'bug' } });
  });

  test('hands on what it hears until it is told to stop', () => {
    const listeners = new Set<(event: unknown) => void>();
    const door = makeTextDoor({
      invoke: () => Promise.resolve(null),
      listen: (_name, listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    const heard: unknown[] = [];
    const stop = door.on('line.changed', (event) => heard.push(event));
    for (const listener of listeners) listener({ kind: 'connecting' });
    stop();
    expect(listeners.size).toBe(0);
    expect(heard).toEqual([{ kind: 'connecting' }]);
  });
});

describe('the two ends', () => {
  const filesWith = (word: RegExp, ...folders: string[]): string[] =>
    folders.flatMap((folder) =>
      readdirSync(resolve(import.meta.dirname, '../../..', folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => join(folder, name))
        .filter((path) => word.test(readFileSync(resolve(import.meta.dirname, '../../..', path), 'utf8'))),
    );

  test('are the only places that know Electron’s channels: one file each', () => {
    expect(filesWith(/^import .*\bipcMain\b/m, 'main')).toEqual(['main/shell/door.ts']);
    expect(filesWith(/^import .*\bipcRenderer\b/m, 'preload', 'renderer')).toEqual(['preload/preload.ts']);
  });
});
