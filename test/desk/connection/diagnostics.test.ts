import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { checkResult, type CheckResult } from '#shared/contract/app.ts';
import { checkNames, type CheckName } from '#shared/domain/connectionCheck.ts';
import { seededRandom } from '#shared/random.ts';
import { createComputer } from '../../../main/compose/computer.ts';
import { createConnect } from '../../../main/compose/remotes.ts';
import type { Computer } from '../../../main/desk/ports.ts';
import { generateWorld } from '../../../main/practice/generate/generateWorld.ts';
import { startPractice, type Practice } from '../../../main/practice/server.ts';
import { monday } from '../../sync/bench.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { answered, begun, machine, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';

/*
 * Each step of the connection check tells the one thing that it is named after, and no other: what is broken on purpose is found by its
 * own step, in the state that a person has to look at. The check writes nothing at the vendor's, takes no event away, and its report
 * names nobody.
 */
vi.setConfig({ testTimeout: 60_000 });
const second = 1_000;
const minute = 60 * second;

const check = ({ desk }: RunningDesk, name: CheckName): Promise<CheckResult> =>
  answered(desk.handlers['app.check']({ name }));

async function all(on: Machine, running: RunningDesk): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const name of checkNames) {
    const asked = check(running, name);
    await on.clock.advance(second);
    results.push(await asked);
  }
  return results;
}

/** A desk that believes to be at the marketplace's, whose host is another one. */
async function live(computer: (folder: string) => Partial<Computer>) {
  const on = machine('small', {}, 'live');
  const running = await on.started({ computer: computer(on.folder) });
  await answered(on.atDesk(running).save());
  await on.scheduled(running);
  return { on, running };
}
const at =
  (origin: string) =>
  (folder: string): Computer =>
    createComputer({ folder, isProxied: () => Promise.resolve(false), origin: () => origin });

async function overHttp(): Promise<Practice> {
  const { clock } = machine();
  const world = generateWorld({ locale: 'pl', size: 'small', seed: 7, now: monday });
  const practice = await startPractice({ world, clock, random: seededRandom(7) });
  onTestFinished(() => practice.close());
  return practice;
}

describe('a desk that is in order', () => {
  test('has no step to look at, by the contract’s shapes', async () => {
    const { on, running } = await begun();
    mkdirSync(join(on.folder, 'logs'));
    await on.imported(running);
    const results = await all(on, running);
    // Nobody listens on the port of a clinic without sockets, and a machine of the tests may have little room.
    const off = results.filter(({ name, state }) => state === 'look' && name !== 'tls' && name !== 'disk');
    expect(off).toEqual([]);
    expect(results.map(({ name }) => name)).toEqual(checkNames);
    for (const result of results) expect(checkResult.parse(result)).toEqual(result);
  });

  test('is not changed by being checked: nothing is written at the vendor’s, and no event is taken away', async () => {
    const { on, running } = await begun();
    await on.imported(running);
    const { byOperation } = on.clinic.counts;
    const before = new Map(byOperation);
    for (const name of checkNames) await check(running, name);
    const asked = [...byOperation].filter(([name, count]) => count !== (before.get(name) ?? 0));
    expect(asked.map(([name]) => name).sort()).toEqual([
      'getAddressServices',
      'getAddresses',
      'getBookings',
      'getCalendarBreaks',
      'getDoctors',
      'getFacilities',
      'getServices',
      'getSlots',
    ]);
  });

  test('names neither a patient, a folder nor a secret in what is copied', async () => {
    const { on, running } = await begun();
    await on.imported(running);
    const report = (await all(on, running)).map(({ detail }) => detail).join('\n');
    const { bookings } = on.clinic.world;
    for (const { patient } of bookings.values()) expect(report).not.toContain(patient.surname);
    for (const doctor of on.clinic.world.doctors.values()) expect(report).not.toContain(doctor.surname);
    expect(report).not.toContain(on.folder);
    expect(report).not.toContain(on.credentials.secret);
    expect(report).not.toContain(on.credentials.clientId);
  });
});

describe('the way there', () => {
  test('a host that does not resolve is found by the second step, with its name', async () => {
    const { running } = await live(at('https://nowhere.invalid'));
    expect(await check(running, 'dns')).toMatchObject({
      state: 'look',
      found: 'hostNotFound',
      params: { host: 'nowhere.invalid' },
    });
  });

  test('a closed port, and somebody who answers without encryption, are told apart', async () => {
    const practice = await overHttp();
    const { running } = await live(at(`https://127.0.0.1:${practice.port}`));
    expect(await check(running, 'dns')).toMatchObject({ state: 'ok', found: 'hostFound' });
    expect(await check(running, 'tls')).toMatchObject({ state: 'look', found: 'untrusted' });
    await practice.close();
    expect(await check(running, 'tls')).toMatchObject({
      state: 'look',
      found: 'closed',
      detail: 'closed ECONNREFUSED',
    });
  });

  test('a proxy is asked for nothing that it does by itself', async () => {
    const { running } = await live((folder) => ({
      ...at('https://nowhere.invalid')(folder),
      isProxied: () => Promise.resolve(true),
    }));
    expect(await check(running, 'dns')).toMatchObject({ state: 'ok', found: 'byProxy' });
    expect(await check(running, 'tls')).toMatchObject({ state: 'ok', found: 'byProxy' });
  });

  test('a wrong clock is told with its minutes, a right one with its seconds', async () => {
    const { on, running } = await begun();
    expect(await check(running, 'clock')).toMatchObject({ state: 'ok', found: 'clockRight' });
    on.clinic.faults.dateSkewMs = 17 * minute;
    await on.clock.advance(minute);
    expect(await check(running, 'clock')).toMatchObject({
      state: 'look',
      problem: { kind: 'clockOff', params: { minutes: 17 } },
    });
  });

  test('a refused token is the credentials’ fault, and the line says why it rests', async () => {
    const { on, running } = await begun();
    on.clinic.world.client.secret = 'another one';
    on.clinic.tokens.expireAll();
    await on.clock.advance(minute);
    expect(await check(running, 'token')).toMatchObject({ state: 'look', problem: { kind: 'unauthorized' } });
    expect(await check(running, 'line')).toMatchObject({ state: 'look', detail: 'paused unauthorized' });
  });
});

describe('what may be read', () => {
  test('what the vendor does not permit is found by its own step alone', async () => {
    const { on, running } = await begun();
    on.vendor.answer = (_, url) =>
      url.includes('/breaks') ? Response.json({ message: 'Access denied' }, { status: 403 }) : null;
    const results = await all(on, running);
    const refused = results.filter(({ problem }) => problem?.kind === 'forbidden');
    expect(refused.map(({ name, detail }) => [name, detail])).toEqual([['breaks', 'forbidden']]);
  });

  test('the same questions are answered over real HTTP, and a line that is cut is told by the system’s code', async () => {
    const practice = await overHttp();
    const on = machine();
    const running = await on.started({
      connect: createConnect({
        fetch: globalThis.fetch,
        clock: on.clock,
        random: seededRandom(1),
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        info: { version: '0', electron: '0', chromium: '0', systemLocale: 'pl', platform: 'linux' },
      }),
      practicePort: practice.port,
    });
    const { client } = practice.world;
    await answered(
      running.desk.handlers['connection.save']({ locale: 'pl', clientId: client.id, secret: client.secret }),
    );
    expect(await check(running, 'tls')).toMatchObject({ state: 'ok', found: 'plain' });
    expect(await check(running, 'facilities')).toMatchObject({ state: 'ok', found: 'readable' });
    await practice.close();
    expect(await check(running, 'tls')).toMatchObject({ state: 'look', found: 'closed' });
    expect(await check(running, 'facilities')).toMatchObject({
      state: 'look',
      problem: { kind: 'offline' },
      detail: 'offline ECONNREFUSED',
    });
  });
});

describe('the work of the desk', () => {
  test('the right to write is not known before something was sent, known after it, and gone once it is refused', async () => {
    const { on, running } = await begun();
    expect(await check(running, 'writing')).toMatchObject({ state: 'unknown', found: 'nothingSent' });
    await confirm(running);
    await on.clock.advance(minute);
    expect(await check(running, 'writing')).toMatchObject({ state: 'ok', found: 'lastSent' });
    on.vendor.answer = (method, url) =>
      method === 'PUT' && url.endsWith('/confirm')
        ? Response.json({ message: 'Access denied' }, { status: 403 })
        : null;
    await confirm(running);
    await on.clock.advance(minute);
    expect(await check(running, 'writing')).toMatchObject({ state: 'look', found: 'notPermitted' });
  });

  test('what waits is counted with its age, and what waits for long is to be looked at', async () => {
    const { on, running } = await begun();
    expect(await check(running, 'queue')).toMatchObject({ state: 'ok', found: 'queueEmpty' });
    on.vendor.answer = () => Response.error();
    on.clinic.lineUp = false;
    await confirm(running);
    await on.clock.advance(5 * minute);
    expect(await check(running, 'queue')).toMatchObject({ state: 'ok', params: { count: 1, minutes: 4 } });
    await on.clock.advance(15 * minute);
    expect(await check(running, 'queue')).toMatchObject({ state: 'look', params: { count: 1, minutes: 19 } });
  });

  test('the last read is told for each calendar, and an old one is to be looked at', async () => {
    const { on, running } = await begun();
    const fresh = await check(running, 'freshness');
    expect(fresh).toMatchObject({ state: 'ok', found: 'allFresh' });
    expect(fresh.detail.split(', ')).toHaveLength(on.clinic.world.addresses.size);
    on.vendor.answer = () => new Response('', { status: 503 });
    await on.clock.advance(30 * minute);
    expect(await check(running, 'freshness')).toMatchObject({ state: 'look', found: 'someOld' });
  });
});

describe('this computer', () => {
  test('a disk that is nearly full, and a log that cannot be written, are to be looked at', async () => {
    const folder = temporaryFolder();
    const on = machine();
    const running = await on.started({
      computer: {
        freeBytes: () => Promise.resolve(300 * 1024 ** 2),
        logs: () => at('https://nowhere.invalid')(join(folder, 'nowhere')).logs(),
      },
    });
    expect(await check(running, 'disk')).toMatchObject({ state: 'look', params: { megabytes: 300 } });
    expect(await check(running, 'logs')).toMatchObject({
      state: 'look',
      found: 'logsNotKept',
      detail: 'logsNotKept',
    });
  });

  test('without a clinic what concerns one is not known, and the rest is told all the same', async () => {
    const on = machine();
    const running = await on.started();
    expect(await check(running, 'token')).toMatchObject({
      state: 'unknown',
      problem: { kind: 'notConnected' },
    });
    expect(await check(running, 'version')).toMatchObject({ state: 'ok', found: 'version' });
    expect(await check(running, 'keychain')).toMatchObject({ state: 'ok' });
  });
});

/** Confirms a visit of tomorrow that nobody has confirmed. */
async function confirm(running: RunningDesk): Promise<void> {
  const board = await answered(running.desk.handlers['board.open']({ date: '2026-11-24' }));
  const card = board.columns
    .flatMap(({ cards }) => cards)
    .find(({ confirmed, status, notSent }) => !confirmed && status === 'booked' && !notSent);
  if (card === undefined) throw new Error('the clinic has no visit to confirm');
  await answered(decideOn(running.desk, { kind: 'confirm', bookingId: card.id }));
}
