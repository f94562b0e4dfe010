import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#shared/random.ts';
import { patientBooks } from '../../main/practice/actions/patients.ts';
import { createLedger } from './ledger.ts';
import type { Wish } from './messages.ts';
import { place, started, until, type Place } from './place.ts';
import { createReceptionist } from './receptionist.ts';

/** Mounts in a namespace of the process's own: gone with it, whatever happens. */
const inOwnMounts = (script: string): readonly string[] => ['unshare', '-m', 'sh', '-ec', script, 'sh'];
const mayMount = spawnSync('unshare', ['-m', 'true']).status === 0;

const smallDisk = (folder: string): readonly string[] =>
  inOwnMounts(`mount -t tmpfs -o size=32m tmpfs '${folder}'; exec "$@"`);
const readOnlyDisk = (folder: string): readonly string[] =>
  inOwnMounts(`mount --bind '${folder}' '${folder}'; mount -o remount,ro,bind '${folder}'; exec "$@"`);

const bookedAt = ({ host }: Place, surname: string): number =>
  [...host.clinic.world.bookings.values()].filter(({ patient }) => patient.surname === surname).length;

/** New visits with a comment so long that each needs room of its own. */
function wishes(at: Place): () => Extract<Wish, { kind: 'book' }> {
  const people = createReceptionist(at.host.clinic, createLedger(), seededRandom(4), 'd');
  return () => {
    const wish = people.book()?.wish;
    if (wish?.kind !== 'book') throw new Error('nothing is free');
    return { ...wish, comment: 'x'.repeat(150_000) };
  };
}

describe.runIf(mayMount)('a disk', () => {
  test(
    'that is full: a decision is refused in words, none that was taken is lost, and the desk goes on by itself when there is room',
    { timeout: 120_000 },
    async () => {
      const at = await place(21);
      mkdirSync(at.config.folder);
      const desk = started(at.config, smallDisk(at.config.folder));
      await desk.up;
      await until(desk, ({ line }) => line === 'inStep');
      at.host.clinic.lineUp = false;
      await until(desk, ({ line }) => line === 'offline');
      const next = wishes(at);
      const taken: string[] = [];
      const refused: { readonly surname: string; readonly why: string }[] = [];
      const decide = async (): Promise<void> => {
        const wish = next();
        const reply = await desk.ask({ kind: 'decide', wish });
        if (reply?.kind === 'acknowledged') taken.push(wish.patient.surname ?? '');
        else if (reply?.kind === 'declined')
          refused.push({ surname: wish.patient.surname ?? '', why: reply.why });
        else throw new Error(`the desk said ${JSON.stringify(reply)}`);
      };
      await decide();
      await desk.ask({ kind: 'fillDisk' });
      // What the log has room for from before can still be taken, and counts.
      while (refused.length < 3 && taken.length < 35) await decide();
      expect(refused.map(({ why }) => why)).toEqual(['diskFull', 'diskFull', 'diskFull']);
      // The seat's own file says it, too, and nothing that it refuses is there later.
      expect(await desk.ask({ kind: 'addStaff', initials: 'AL' })).toEqual({
        kind: 'declined',
        why: 'diskFull',
      });

      // The line is back, with news to write down: the desk says what is in the way.
      const { world } = at.host.clinic;
      at.host.clinic.lineUp = true;
      for (let count = 0; count < 12; count += 1) {
        const { addressId, start, addressServiceId } = next();
        const patient = { ...somebody, surname: `Nowa-${count}` };
        patientBooks(world, { now: Date.now(), addressId, start, addressServiceId, patient });
      }
      await until(desk, ({ problem }) => problem === 'diskFull');

      await desk.ask({ kind: 'freeDisk' });
      expect(await desk.ask({ kind: 'addStaff', initials: 'AL' })).toEqual({ kind: 'settled' });
      await until(desk, ({ line, waiting }) => line === 'inStep' && waiting === 0);
      expect(taken.map((surname) => bookedAt(at, surname))).toEqual(taken.map(() => 1));
      expect(refused.map(({ surname }) => bookedAt(at, surname))).toEqual([0, 0, 0]);
      const status = await until(desk, () => true);
      expect(status.attention).toBe(0);
      await desk.stop();
    },
  );

  test(
    'that is full while somebody enters credentials: it is said, the clinic at work goes on with its own, and the keychain is not touched',
    { timeout: 120_000 },
    async () => {
      const at = await place(23);
      mkdirSync(at.config.folder);
      const desk = started(at.config, smallDisk(at.config.folder));
      await desk.up;
      await until(desk, ({ line }) => line === 'inStep');
      const keptSecrets = () => desk.logs.filter(({ event }) => event === 'test.secretKept').length;
      await desk.ask({ kind: 'fillDisk' });
      const next = wishes(at);
      const { client } = at.host.clinic.world;
      // Each time that the log is folded into the file it has room again: for a decision, and for what is entered.
      let isRefused = false;
      for (let entered = 0; entered < 12 && !isRefused; entered += 1) {
        // First for much, then for little.
        for (const comment of ['x'.repeat(150_000), 'x'.repeat(3_000), null])
          for (let refused = 0, asked = 0; refused < 2 && asked < 60; asked += 1) {
            const reply = await desk.ask({ kind: 'decide', wish: { ...next(), comment } });
            if (reply?.kind === 'declined') refused += 1;
          }
        const before = keptSecrets();
        client.secret = `new secret ${entered}`;
        const reply = await desk.ask({ kind: 'save', secret: client.secret });
        isRefused = reply?.kind === 'declined';
        expect(reply).toEqual(isRefused ? { kind: 'declined', why: 'diskFull' } : { kind: 'settled' });
        expect(keptSecrets()).toBe(isRefused ? before : before + 1);
        const status = await until(desk, () => true);
        expect(status.line).not.toBe('notConnected');
      }
      expect(isRefused).toBe(true);

      await desk.ask({ kind: 'freeDisk' });
      const before = keptSecrets();
      expect(await desk.ask({ kind: 'save', secret: client.secret })).toEqual({ kind: 'settled' });
      expect(keptSecrets()).toBe(before + 1);
      await until(desk, ({ line, waiting }) => line === 'inStep' && waiting === 0);
      await desk.stop();
    },
  );

  test('that may not be written: the desk says so and changes nothing; when it may again, what was decided is carried out', async () => {
    const at = await place(22);
    const first = started(at.config);
    await first.up;
    await until(first, ({ line }) => line === 'inStep');
    at.host.clinic.lineUp = false;
    await until(first, ({ line }) => line === 'offline');
    const wish = wishes(at)();
    expect(await first.ask({ kind: 'decide', wish })).toMatchObject({ kind: 'acknowledged' });
    await first.kill();
    at.host.clinic.lineUp = true;

    const locked = started(at.config, readOnlyDisk(at.config.folder));
    expect(await locked.up).toMatchObject({
      opening: 'storeReadOnly',
      problem: 'storeReadOnly',
      connection: 'none',
    });
    expect(await locked.ask({ kind: 'decide', wish })).toMatchObject({ kind: 'declined' });
    await locked.kill();
    expect(bookedAt(at, wish.patient.surname ?? '')).toBe(0);

    const again = started(at.config);
    expect(await again.up).toMatchObject({ opening: 'checked', problem: null });
    await until(again, ({ waiting }) => waiting === 0);
    expect(bookedAt(at, wish.patient.surname ?? '')).toBe(1);
    await again.stop();
  });
});

const somebody = {
  name: 'Ktoś',
  email: null,
  phone: '+48500100900',
  birthDate: null,
  nin: null,
  gender: null,
  isReturning: false,
  insuranceNumber: null,
};
