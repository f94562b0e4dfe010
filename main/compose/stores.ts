import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#shared/contract/views.ts';
import type { Clock, Log } from '#shared/ports.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { DeskStore, Profile, Secrets } from '../desk/ports.ts';
import { storeKey } from '../secrets/storeKey.ts';
import { openStore, type OpenStore } from '../store/open.ts';
import { fileOf, keyNameOf, passingFolder } from './profiles.ts';
import { storeProblem } from './storeProblem.ts';

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

/** Opens the encrypted file of a profile with its key from the keychain. */
export function createStores(parts: StoreParts) {
  const { folder, secrets, clock, log, checkpointWorker } = parts;
  // What an earlier start left behind was locked with a key that nobody has any more.
  rmSync(passingFolder(folder), { recursive: true, force: true });

  const open = (file: string, key: Uint8Array): Result<OpenStore, Problem> => {
    const opened = openStore({ file, key, clock, log, checkpointWorker });
    return opened.ok ? opened : err(storeProblem(opened.error));
  };

  return {
    hasStore: (profile: Profile): boolean =>
      profile.kind !== 'practice' && existsSync(fileOf(folder, profile)),

    async openStore(profile: Profile): Promise<Result<DeskStore, Problem>> {
      if (profile.kind === 'practice') return openPassing(folder, open);
      const file = fileOf(folder, profile);
      const hasFile = existsSync(file);
      const key = await storeKey(secrets, { name: keyNameOf(profile), databaseExists: hasFile });
      if (key.ok) return open(file, key.value);
      if (key.error === 'keyMissing') return err(storeProblem({ kind: 'keyMissing' }));
      // Without a keychain there is no place for a key: what exists is left alone, and what is new lasts until the end.
      if (hasFile) return err(noKeychain);
      log.warn('store.passing', { profile: profile.kind });
      return openPassing(folder, open);
    },
  };
}

/** A file for this start only, with a key that is nowhere else; it goes when it is closed. */
function openPassing(
  folder: string,
  open: (file: string, key: Uint8Array) => Result<OpenStore, Problem>,
): Result<DeskStore, Problem> {
  mkdirSync(passingFolder(folder), { recursive: true });
  const own = mkdtempSync(join(passingFolder(folder), 'desk-'));
  const opened = open(join(own, 'desk.db'), randomBytes(keyBytes));
  if (!opened.ok) return opened;
  const store = opened.value;
  return ok({
    ...store,
    close: () => {
      store.close();
      rmSync(own, { recursive: true, force: true });
    },
  });
}

const noKeychain: Problem = {
  kind: 'noKeychain',
  until: null,
  params: {},
  details: 'the store has a key in a keychain that cannot be reached',
};
