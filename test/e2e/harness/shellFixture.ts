import { buildOwnMain, type OwnMain } from './ownMain.ts';

/**
 * The real shell and preload around `fixtures/shellMain.ts`, a desk without a clinic: what the shell does is tested without
 * store, sync or the screens.
 */
export const buildShellFixture = (): Promise<OwnMain> =>
  buildOwnMain('shell-fixture', 'test/e2e/fixtures/shellMain.ts');
