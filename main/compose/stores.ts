import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Log } from '#shared/ports.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Profile, Secrets, SeatKind } from '../desk/ports.ts';
import { storeKey } from '../secrets/storeKey.ts';
import { openStore, type OpenStore } from '../store/open.ts';
import { setAside } from '../store/setAside.ts';
import { openSeat, type OpenSeat } from '../store/seat/openSeat.ts';
import { fileOf, keyNameOf, type KeptSeat, passingFolder, seatFileOf, seatKeyNameOf } from './profiles.ts';
import { problemOfThrown, storeProblem, type StoreKind } from './storeProblem.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { DeskStore } from '../desk/deskStore.ts';
import type { SeatStore } from '../desk/seatStore.ts';

export interface StoreParts {
  /** The desk's folder, absolute. */
  readonly folder: string;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  /** The bundled thread that folds the log into the file. */
  readonly checkpointWorker: URL;
}

/** A passing store's key is as strong as any other. */
const keyBytes = 32;

/** Opens the encrypted files of clinics and of seats with their keys from the keychain. */
export function createStores({ folder, secrets, clock, log, checkpointWorker }: StoreParts) {
  // What an earlier start left behind was locked with a key that nobody has any more.
  clearPassing(folder);

  const openClinic: Open<OpenStore> = (file, key) => {
    const opened = openStore({ file, key, clock, log, checkpointWorker });
    return opened.ok ? opened : err(storeProblem(opened.error));
  };
  const openSeatFile: Open<OpenSeat> = (file, key) => seatIn({ file, key, clock, log });

  /**
   * Where the seat's key alone is lost, its clinics could be opened, and are not to stay closed: the file is set aside, as a damaged one
   * is, and a fresh one says so.
   */
  async function openKeptSeat(kind: KeptSeat): Promise<Result<SeatStore, Problem>> {
    const [file, name] = [seatFileOf(folder, kind), seatKeyNameOf(kind)];
    const opened = await openKept(file, name, openSeatFile, 'seat');
    if (opened.ok || opened.error.kind !== 'storeKeyMissing') return opened;
    if ((await storeKey(secrets, { name, databaseExists: true })).ok) return opened;
    try {
      const standsInFor = setAside(file, clock.now());
      log.error('seat.keyMissing');
      const openFresh: Open<OpenSeat> = (fresh, key) => seatIn({ file: fresh, key, clock, log, standsInFor });
      return await openKept(file, name, openFresh, 'seat');
    } catch (thrown) {
      return err(problemOfThrown(thrown));
    }
  }

  /** Without a keychain there is no place for a key: what exists is left alone, and what is new lasts until the end. */
  async function openKept<T extends Passing>(
    file: string,
    keyName: string,
    open: Open<T>,
    of: StoreKind,
  ): Promise<Result<T, Problem>> {
    const hasFile = existsSync(file);
    const key = await storeKey(secrets, { name: keyName, databaseExists: hasFile });
    if (key.ok) return open(file, key.value);
    if (key.error === 'keyMissing') return err(storeProblem({ kind: 'keyMissing' }, of));
    if (hasFile) return err(noKeychain);
    log.warn('store.passing', { key: keyName });
    return openPassing(folder, open);
  }

  return {
    hasStore: (profile: Profile): boolean =>
      profile.kind !== 'practice' && existsSync(fileOf(folder, profile)),

    openStore: (profile: Profile): Promise<Result<DeskStore, Problem>> =>
      profile.kind === 'practice'
        ? Promise.resolve(openPassing(folder, openClinic))
        : openKept(fileOf(folder, profile), keyNameOf(profile), openClinic, 'store'),

    openSeat: (kind: SeatKind): Promise<Result<SeatStore, Problem>> =>
      kind === 'practice' ? Promise.resolve(openPassing(folder, openSeatFile)) : openKeptSeat(kind),
  };
}

function seatIn(options: Parameters<typeof openSeat>[0]): Result<OpenSeat, Problem> {
  const opened = openSeat(options);
  return opened.ok ? opened : err(storeProblem(opened.error, 'seat'));
}

/** Opens a file with its key, or makes it. */
type Open<T> = (file: string, key: Uint8Array) => Result<T, Problem>;

interface Passing {
  close(): void;
  retire?(): Promise<void>;
}

/** A file for this start only, with a key that is nowhere else; it goes when it is closed. */
function openPassing<T extends Passing>(folder: string, open: Open<T>): Result<T, Problem> {
  const own = ownFolder(folder);
  if (!own.ok) return own;
  const opened = open(join(own.value, 'desk.db'), randomBytes(keyBytes));
  if (!opened.ok) {
    removeFolder(own.value);
    return opened;
  }
  const store = opened.value;
  const close = (): void => {
    store.close();
    removeFolder(own.value);
  };
  return ok({
    ...store,
    close,
    ...(store.retire !== undefined && {
      retire: () => {
        close();
        return Promise.resolve();
      },
    }),
  });
}

/** One by one: what cannot be removed yet must not take along what this start makes beside it. */
function clearPassing(folder: string): void {
  const passing = passingFolder(folder);
  if (!existsSync(passing)) return;
  for (const left of readdirSync(passing)) removeFolder(join(passing, left));
  try {
    rmdirSync(passing);
  } catch {
    // Something is left in it.
  }
}

function ownFolder(folder: string): Result<string, Problem> {
  try {
    mkdirSync(passingFolder(folder), { recursive: true });
    return ok(mkdtempSync(join(passingFolder(folder), 'desk-')));
  } catch (thrown) {
    return err(problemOfThrown(thrown));
  }
}

/**
 * Removes what nobody has a key to: at once, or in the next seconds where another program looks at it just now. What is left after
 * that is removed at the next start; it never keeps the desk from anything.
 */
function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    rm(folder, { recursive: true, force: true, maxRetries: 8, retryDelay: 200 }).catch(() => undefined);
  }
}

const noKeychain: Problem = {
  kind: 'noKeychain',
  until: null,
  params: {},
  details: 'the store has a key in a keychain that cannot be reached',
};
