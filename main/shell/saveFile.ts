import type { Log } from '#shared/ports.ts';
import { isHeldElsewhere } from '#shared/heldFile.ts';
import type { Leaving } from '../desk/ports.ts';
import { writeWhole } from '../files/whole.ts';

type Saved = Extract<Leaving, 'done' | 'diskFull' | 'held' | 'notWritten'>;

/** Saves what leaves the desk where somebody wants it, whole or not at all. */
export async function saveFile(
  path: string,
  content: string | Uint8Array,
  log: Log,
  write: (path: string, content: string | Uint8Array) => Promise<void> = writeWhole,
  platform: string = process.platform,
): Promise<Saved> {
  try {
    await write(path, content);
    return 'done';
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
    log.warn('file.notWritten', { code });
    if (isHeldElsewhere(thrown, platform)) return 'held';
    return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' ? 'diskFull' : 'notWritten';
  }
}
