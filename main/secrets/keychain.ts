import type { Log } from '#shared/ports.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Secrets } from './secrets.ts';

/** What is used of keytar. */
export interface KeychainAddon {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface KeychainOptions {
  /** Under which name the keychain shows the secrets, such as `Frontdesk`. */
  readonly service: string;
  readonly log: Log;
  /**
   * How long an answer may take, milliseconds. Long enough for a person to type the keychain's password; a keychain
   * that nobody can unlock never answers at all.
   */
  readonly timeoutMs?: number;
  /** For tests; otherwise keytar, loaded at the first use. */
  readonly load?: () => Promise<KeychainAddon>;
}

/**
 * The operating system's keychain. A missing addon, no D-Bus, a locked keychain and one that does not answer are all
 * `noKeychain`; nothing throws.
 */
export function keychainSecrets({
  service,
  log,
  timeoutMs = 30_000,
  load = loadKeytar,
}: KeychainOptions): Secrets {
  let addon: Promise<KeychainAddon> | null = null;
  /** Calls that have not answered in time: each holds a thread of Node's pool, so no more are made until one returns. */
  let stuck = 0;

  async function ask<T>(operation: string, call: (addon: KeychainAddon) => Promise<T>): Promise<Answer<T>> {
    if (stuck > 0) return err('noKeychain');
    const answer = (async () => call(await (addon ??= load())))();
    try {
      const value = await inTime(answer, timeoutMs);
      if (value !== late) return ok(value);
      stuck += 1;
      const back = (): void => void (stuck -= 1);
      answer.then(back, back);
      log.warn('secrets.noKeychain', { operation, reason: 'timeout' });
    } catch (thrown) {
      // The next call tries again: a keychain may be unlocked or started later.
      addon = null;
      log.warn('secrets.noKeychain', {
        operation,
        reason: thrown instanceof Error ? thrown.name : 'unknown',
      });
    }
    return err('noKeychain');
  }

  return {
    get: (name) => ask('get', (keychain) => keychain.getPassword(service, name)),
    set: (name, value) =>
      ask('set', async (keychain) => {
        await keychain.setPassword(service, name, value);
        return null;
      }),
    remove: (name) =>
      ask('remove', async (keychain) => {
        await keychain.deletePassword(service, name);
        return null;
      }),
  };
}

type Answer<T> = Result<T, 'noKeychain'>;
const late = Symbol('late');

async function inTime<T>(answer: Promise<T>, timeoutMs: number): Promise<T | typeof late> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => {
      resolve(late);
    }, timeoutMs);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

async function loadKeytar(): Promise<KeychainAddon> {
  // CommonJS: which of its exports are also named ones depends on the bundler and the runtime.
  const module = (await import('keytar')) as KeychainAddon & { readonly default?: KeychainAddon };
  return module.default ?? module;
}
