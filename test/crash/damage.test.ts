import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEvidence } from './evidence.ts';
import { createLedger } from './ledger.ts';
import { place, started, until, type Place } from './place.ts';
import { createReceptionist } from './receptionist.ts';
import { seededRandom } from '#shared/random.ts';

/** A desk that has worked and then stands with the line down and one decision that nobody else knows; then it is killed. */
async function withDecision(at: Place): Promise<{ readonly intentId: string }> {
  const desk = started(at.config);
  await desk.up;
  await until(desk, ({ line }) => line === 'inStep');
  at.host.clinic.lineUp = false;
  await until(desk, ({ line }) => line === 'offline');
  const people = createReceptionist(at.host.clinic, createLedger(), seededRandom(3), 'x');
  const wish = people.book()?.wish;
  if (wish === undefined) throw new Error('nothing is free');
  const reply = await desk.ask({ kind: 'decide', wish });
  if (reply?.kind !== 'acknowledged') throw new Error(`not acknowledged: ${JSON.stringify(reply)}`);
  // Closed and opened once more, so that what is in the file is not in its log too, which would mend it.
  await desk.stop();
  const last = started(at.config);
  await last.up;
  await last.kill();
  at.host.clinic.lineUp = true;
  return reply;
}

function overwrite(file: string, from: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, from);
  closeSync(handle);
}

const keptFiles = (file: string): string[] =>
  readdirSync(dirname(file)).filter((name) => name.includes('.set-aside-'));

describe('a file that was damaged while the desk was closed', () => {
  const damages: readonly [string, (file: string) => void][] = [
    ['cut off in the middle', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['scribbled over in its first page', (file) => overwrite(file, 100, Buffer.alloc(900, 7))],
    [
      'scribbled over everywhere',
      (file) => {
        for (let at = 20_000; at < statSync(file).size - 5_000; at += 40_000)
          overwrite(file, at, Buffer.alloc(4_096, at % 251));
      },
    ],
    ['emptied', (file) => truncateSync(file, 0)],
  ];
  for (const [name, damage] of damages) {
    test(`(${name}) is kept byte for byte, the desk says so, and a fresh import fills a new one`, async () => {
      const at = await place(11);
      await withDecision(at);
      damage(at.file);
      const bytes = readFileSync(at.file);
      const wal = existsSync(`${at.file}-wal`) ? readFileSync(`${at.file}-wal`) : null;

      const again = started(at.config);
      expect(await again.up).toMatchObject({
        opening: 'setAside',
        connection: 'none',
        problem: 'storeUnreadable',
      });
      const kept = keptFiles(at.file);
      const main = kept.find(
        (file) => !file.endsWith('-wal') && !file.endsWith('-shm') && !file.endsWith('.key-id'),
      );
      expect(readFileSync(join(dirname(at.file), main ?? '')).equals(bytes)).toBe(true);
      // The log, with whatever decisions were only in it, stays beside its file.
      if (wal !== null) expect(readFileSync(join(dirname(at.file), `${main}-wal`)).equals(wal)).toBe(true);

      // The desk was set up again by its user (deskChild does it), and the copy comes anew.
      await until(again, ({ line }) => line === 'inStep');
      const diagnosed = await again.ask({ kind: 'diagnostics' });
      const store = diagnosed?.kind === 'diagnostics' ? diagnosed.store : null;
      expect(store).toMatchObject({ state: 'look' });
      expect(store?.detail).toContain('.set-aside-');
      await again.stop();
      expect(readEvidence(at.file, at.config.key)).toMatchObject({ check: 'ok', intents: [] });
      expect(readFileSync(join(dirname(at.file), main ?? '')).equals(bytes)).toBe(true);
    });
  }
});

describe('a write-ahead log that was damaged while the desk was closed', () => {
  test('torn at its end, as a power cut leaves it: nothing acknowledged is lost, and the decision is carried out', async () => {
    const at = await place(12);
    const { intentId } = await withDecision(at);
    appendFileSync(`${at.file}-wal`, Buffer.alloc(3_000, 3));
    const again = started(at.config);
    expect(await again.up).toMatchObject({ opening: 'checked', problem: null });
    await until(again, ({ waiting }) => waiting === 0);
    await again.stop();
    expect(readEvidence(at.file, at.config.key)?.intents).toMatchObject([
      { id: intentId, state: 'confirmed' },
    ]);
  });

  test('scribbled over in its middle: what can be read goes on and is looked for before it is sent, the rest is told, and all is kept', async () => {
    const at = await place(13);
    await withDecision(at);
    at.host.clinic.lineUp = false;
    const desk = started(at.config);
    await desk.up;
    await until(desk, ({ line, waiting }) => line === 'offline' && waiting === 1);
    const log = `${at.file}-wal`;
    const people = createReceptionist(at.host.clinic, createLedger(), seededRandom(5), 'y');
    const sizes: number[] = [];
    const names: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const wish = people.book()?.wish;
      if (wish?.kind !== 'book') throw new Error('nothing is free');
      names.push(wish.patient.surname ?? '');
      expect(await desk.ask({ kind: 'decide', wish })).toMatchObject({ kind: 'acknowledged' });
      sizes.push(statSync(log).size);
    }
    await desk.kill();
    at.host.clinic.lineUp = true;
    overwrite(log, (sizes[0] ?? 0) + 200, Buffer.alloc(300, 7));
    const bytes = [readFileSync(at.file), readFileSync(log)];

    const again = started(at.config);
    expect(await again.up).toMatchObject({ opening: 'mended', connection: 'practice', problem: null });
    await until(again, ({ waiting, loss }) => waiting === 0 && loss === 'storeLostDecisions');
    const booked = (name: string): number =>
      [...at.host.clinic.world.bookings.values()].filter(({ patient }) => patient.surname === name).length;
    // The last that can be read may have been undone in what cannot: a person is asked.
    expect(await until(again, () => true)).toMatchObject({ attention: 1, line: 'inStep' });
    expect(names.map(booked)).toEqual([0, 0, 0]);
    expect(booked('Wymyślona-x-1')).toBe(1);
    await again.kill();
    const states = readEvidence(at.file, at.config.key)?.intents.map(({ state, refusal }) => [
      state,
      refusal?.reason,
    ]);
    expect(states).toEqual([
      ['confirmed', undefined],
      ['refused', 'neverArrived'],
    ]);
    const kept = keptFiles(at.file);
    const copy = kept.find((name) => name.endsWith('-wal'))?.slice(0, -'-wal'.length) ?? '';
    const keptBytes = ['', '-wal'].map((end) => readFileSync(join(dirname(at.file), copy + end)));
    expect(keptBytes.map((one, index) => one.equals(bytes[index] ?? Buffer.alloc(0)))).toEqual([true, true]);

    // Told until somebody has seen it, and not after.
    const third = started(at.config);
    await third.up;
    await until(third, ({ loss }) => loss === 'storeLostDecisions');
    await third.ask({ kind: 'lossSeen' });
    await until(third, ({ loss }) => loss === null);
    await third.stop();
  });
});
