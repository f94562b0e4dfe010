import { ok } from '#shared/result.ts';
import type { Secrets } from './secrets.ts';

/** For machines without a keychain: in memory, forgotten when the desk closes, never in a file. */
export function sessionSecrets(): Secrets {
  const kept = new Map<string, string>();
  return {
    get: (name) => Promise.resolve(ok(kept.get(name) ?? null)),
    set(name, value) {
      kept.set(name, value);
      return Promise.resolve(ok(null));
    },
    remove(name) {
      kept.delete(name);
      return Promise.resolve(ok(null));
    },
  };
}
