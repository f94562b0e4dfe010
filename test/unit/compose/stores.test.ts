import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { err, type Result } from '#shared/result.ts';
import type { Log } from '#shared/ports.ts';
import {
  fileOf,
  keychainService,
  keyNameOf,
  passingFolder,
  seatFileOf,
  seatKeyNameOf,
} from '../../../main/compose/profiles.ts';
import { createStores } from '../../../main/compose/stores.ts';
import type { Profile, SeatKind, Secrets } from '../../../main/desk/ports.ts';
import { sessionSecrets } from '../../../main/secrets/session.ts';
import type { DeskStore } from '../../../main/desk/deskStore.ts';
import type { SeatStore } from '../../../main/desk/seatStore.ts';

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = { now: () => 1_700_000_000_000, elapsed: () => 0, after: () => () => undefined };
const live: Profile = { kind: 'live', locale: 'pl' };
const noKeychain: Secrets = {
  get: () => Promise.resolve(err('noKeychain')),
  set: () => Promise.resolve(err('noKeychain')),
  remove: () => Promise.resolve(err('noKeychain')),
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-stores-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const checkpointWorker = new URL('../../../main/store/checkpointWorker.ts', import.meta.url);
const storesWith = (secrets: Secrets) =>
  createStores({ folder, secrets, clock, log: quiet, checkpointWorker });

function opened(result: Result<DeskStore, unknown>): DeskStore {
  if (!result.ok) throw new Error(`not opened: ${JSON.stringify(result.error)}`);
  return result.value;
}

describe('a live profile', () => {
  test('has a file after it was opened once, and opens again with the key of the keychain', async () => {
    const secrets = sessionSecrets();
    const stores = storesWith(secrets);
    expect(stores.hasStore(live)).toBe(false);
    const first = opened(await stores.openStore(live));
    first.settings.set('kept', 'yes');
    first.close();
    expect(stores.hasStore(live)).toBe(true);
    const again = opened(await storesWith(secrets).openStore(live));
    expect(again.settings.get('kept')).toBe('yes');
    again.close();
  });

  test('whose key is gone is said to have lost it, and its file is left as it is', async () => {
    opened(await storesWith(sessionSecrets()).openStore(live)).close();
    const before = readFileSync(fileOf(folder, live));
    const result = await storesWith(sessionSecrets()).openStore(live);
    expect(result).toMatchObject({ ok: false, error: { kind: 'storeKeyMissing' } });
    expect(readFileSync(fileOf(folder, live)).equals(before)).toBe(true);
  });

  test('without a keychain works for this session only: its data are gone when it is closed', async () => {
    const stores = storesWith(noKeychain);
    const store = opened(await stores.openStore(live));
    expect(stores.hasStore(live)).toBe(false);
    expect(readdirSync(passingFolder(folder))).toHaveLength(1);
    store.close();
    expect(readdirSync(passingFolder(folder))).toEqual([]);
  });

  test('that has a file while the keychain does not answer waits for the keychain, and nothing new begins beside it', async () => {
    opened(await storesWith(sessionSecrets()).openStore(live)).close();
    const result = await storesWith(noKeychain).openStore(live);
    expect(result).toMatchObject({ ok: false, error: { kind: 'noKeychain' } });
    expect(existsSync(passingFolder(folder))).toBe(false);
  });
});

describe('a seat', () => {
  const seatOf = async (secrets: Secrets, kind: SeatKind): Promise<SeatStore> => {
    const result = await storesWith(secrets).openSeat(kind);
    if (!result.ok) throw new Error(`not opened: ${JSON.stringify(result.error)}`);
    return result.value;
  };

  test('of live clinics is there again with the key of the keychain, and apart from that of practice clinics elsewhere', async () => {
    const secrets = sessionSecrets();
    const first = await seatOf(secrets, 'live');
    first.settings.set('kept', 'yes');
    first.close();
    const [again, practice] = [await seatOf(secrets, 'live'), await seatOf(secrets, 'practicePort')];
    expect([again.settings.get('kept'), practice.settings.get('kept')]).toEqual(['yes', null]);
    again.close();
    practice.close();
    expect(seatKeyNameOf('live')).not.toBe(seatKeyNameOf('practicePort'));
  });

  test('of a practice clinic inside the desk leaves neither a file nor a key, and so does one without a keychain', async () => {
    for (const kind of ['practice', 'live'] as const) {
      const seat = await seatOf(noKeychain, kind);
      expect(readdirSync(passingFolder(folder))).toHaveLength(1);
      seat.close();
      expect(readdirSync(passingFolder(folder))).toEqual([]);
    }
    expect(existsSync(seatFileOf(folder, 'live'))).toBe(false);
  });

  test('whose key alone is gone is set aside as it was, and a fresh one is opened that says so', async () => {
    (await seatOf(sessionSecrets(), 'live')).close();
    const before = readFileSync(seatFileOf(folder, 'live'));
    const secrets = sessionSecrets();
    const fresh = await seatOf(secrets, 'live');
    const keptAs = fresh.loss.keptAs();
    expect(readFileSync(join(dirname(seatFileOf(folder, 'live')), keptAs ?? '')).equals(before)).toBe(true);
    fresh.close();
    const again = await seatOf(secrets, 'live');
    expect(again.loss.keptAs()).toBe(keptAs);
    again.close();
  });

  test('whose keychain does not answer is left as it is', async () => {
    (await seatOf(sessionSecrets(), 'live')).close();
    const before = readFileSync(seatFileOf(folder, 'live'));
    expect(await storesWith(noKeychain).openSeat('live')).toMatchObject({ error: { kind: 'noKeychain' } });
    expect(readFileSync(seatFileOf(folder, 'live')).equals(before)).toBe(true);
  });
});

describe('a practice clinic inside the desk', () => {
  test('begins anew each time, and leaves neither a file nor a key', async () => {
    const asked: string[] = [];
    const secrets: Secrets = {
      ...noKeychain,
      get: (name) => {
        asked.push(name);
        return Promise.resolve(err('noKeychain'));
      },
    };
    const stores = storesWith(secrets);
    const first = opened(await stores.openStore({ kind: 'practice' }));
    first.settings.set('kept', 'yes');
    first.close();
    const second = opened(await stores.openStore({ kind: 'practice' }));
    expect(second.settings.get('kept')).toBeNull();
    second.close();
    expect(readdirSync(passingFolder(folder))).toEqual([]);
    expect(asked).toEqual([]);
    expect(stores.hasStore({ kind: 'practice' })).toBe(false);
  });

  test('that a crash left behind is cleared away at the next start: nobody has its key', () => {
    mkdirSync(join(passingFolder(folder), 'desk-old'), { recursive: true });
    writeFileSync(join(passingFolder(folder), 'desk-old', 'desk.db'), 'x');
    storesWith(noKeychain);
    expect(existsSync(passingFolder(folder))).toBe(false);
  });
});

describe('profiles', () => {
  const profiles: Profile[] = [
    live,
    { kind: 'live', locale: 'de' },
    { kind: 'practice' },
    { kind: 'practicePort', port: 8080 },
    { kind: 'practicePort', port: 8081 },
  ];

  test('never share a file or a key', () => {
    expect(new Set(profiles.map((profile) => fileOf(folder, profile))).size).toBe(profiles.length);
    expect(new Set(profiles.map(keyNameOf)).size).toBe(profiles.length);
  });

  test('of different folders never share a name in the keychain, and the usual one has the app’s', () => {
    expect(keychainService(undefined)).toBe('Frontdesk');
    expect(keychainService('/a')).not.toBe(keychainService('/b'));
    expect(keychainService('/a/../a')).toBe(keychainService('/a'));
  });
});
