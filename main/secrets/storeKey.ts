import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '#shared/result.ts';
import type { Secrets } from './secrets.ts';

/** Why there is no key. `keyMissing`: there is a database, but the keychain has lost its key. */
export type StoreKeyProblem = 'noKeychain' | 'keyMissing';

export interface StoreKeyOptions {
  /** Under which name the key is kept: one for each file. */
  readonly name: string;
  /** Whether the database file is there. Its key is never made anew: that would only hide that it cannot be read. */
  readonly databaseExists: boolean;
}

/** The random 32-byte key of a store's file; made and kept at the first time, when there is no file yet. */
export async function storeKey(
  secrets: Secrets,
  { name, databaseExists }: StoreKeyOptions,
): Promise<Result<Uint8Array, StoreKeyProblem>> {
  const kept = await readKey(secrets, name);
  if (!kept.ok) return kept;
  if (kept.value !== null) return ok(kept.value);
  if (databaseExists) return err('keyMissing');
  const key = new Uint8Array(randomBytes(32));
  const set = await secrets.set(name, Buffer.from(key).toString('hex'));
  if (!set.ok) return set;
  // Only a key that comes back may encrypt anything: some keychains accept and forget.
  const back = await readKey(secrets, name);
  if (!back.ok) return back;
  return back.value !== null && Buffer.from(key).equals(back.value) ? ok(key) : err('noKeychain');
}

/** `null` where there is none, or what is there is no key. */
async function readKey(secrets: Secrets, name: string): Promise<Result<Uint8Array | null, 'noKeychain'>> {
  const kept = await secrets.get(name);
  if (!kept.ok) return kept;
  const isKey = kept.value !== null && /^[0-9a-f]{64}$/.test(kept.value);
  return ok(isKey ? new Uint8Array(Buffer.from(kept.value, 'hex')) : null);
}
