import type { Result } from '#shared/result.ts';

/** Where secrets are kept. `noKeychain`: this machine has none that can be used now (missing, locked, not answering). */
export interface Secrets {
  /** `null`: there is no such secret. */
  get(name: string): Promise<Result<string | null, 'noKeychain'>>;
  set(name: string, value: string): Promise<Result<null, 'noKeychain'>>;
  /** Removing what is not there is no failure. */
  remove(name: string): Promise<Result<null, 'noKeychain'>>;
}
