import { setTimeout as wait } from 'node:timers/promises';
import { _electron, errors, type ElectronApplication } from 'playwright';

/** Longer than a start takes on a slow machine. Milliseconds. */
const patience = 20_000;

/**
 * Starts an Electron and waits until Playwright is attached to it.
 *
 * A window that shows its page in the very moment in which Playwright attaches is taken for one that never comes: about one start in
 * 250 on a busy machine, all of Electron's own answers being there. Playwright waits three minutes for it. So a start that has not
 * attached in time is ended, said to have been so, and made once more; an Electron that does not start fails twice.
 * @throws Playwright's error, with what Electron said
 */
export async function startElectron(
  options: Parameters<typeof _electron.launch>[0],
): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout: patience });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    process.stderr.write(`Electron is started once more: ${error.message}\n`);
    await wait(1_000);
    return _electron.launch({ ...options, timeout: patience });
  }
}
