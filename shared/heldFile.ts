/**
 * A file that another program holds: a backup, a virus scanner, a spreadsheet. It passes by itself, mostly within a second, so what
 * failed is tried again and nothing is said to be broken (adr/0018).
 */

/** What changes a folder's entries. Of these Windows says "access denied" where somebody has the file open. */
const changing: ReadonlySet<string> = new Set(['rename', 'unlink', 'rm', 'rmdir', 'copyfile']);

/** Whether something thrown says that another program holds a file. @param platform as Node names it */
export function isHeldElsewhere(thrown: unknown, platform: string): boolean {
  if (!(thrown instanceof Error) || !('code' in thrown)) return false;
  const { code } = thrown;
  if (code === 'EBUSY' || code === 'ETXTBSY') return true;
  const mayBeHeld = platform === 'win32' && (code === 'EPERM' || code === 'EACCES');
  return mayBeHeld && 'syscall' in thrown && changing.has(String(thrown.syscall));
}

/** The pauses between tries at a file that is held, each longer than the one before; together about two seconds. Milliseconds. */
export const heldPausesMs: readonly number[] = [20, 50, 100, 200, 400, 1_200];

/**
 * Does something with a file, and again after each pause for as long as another program holds it.
 * @throws what the last try threw
 */
export async function whileHeld<T>(
  work: () => Promise<T>,
  isHeld: (thrown: unknown) => boolean,
  pause: (ms: number) => Promise<void>,
  pausesMs: readonly number[] = heldPausesMs,
): Promise<T> {
  for (const ms of pausesMs) {
    try {
      return await work();
    } catch (thrown) {
      if (!isHeld(thrown)) throw thrown;
      await pause(ms);
    }
  }
  return work();
}
