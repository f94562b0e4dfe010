import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * A mark beside the file that tells which key it was written with. A wrong key and a damaged first page look the same to
 * the cipher; the mark tells them apart. A digest of 32 random bytes gives nothing of them away.
 */
const markFile = (file: string): string => `${file}.key-id`;

/** Whether the file was written with this key: `unknown` where there is no mark. */
export function checkKeyMark(file: string, key: Uint8Array): 'same' | 'other' | 'unknown' {
  if (!existsSync(markFile(file))) return 'unknown';
  return readFileSync(markFile(file), 'utf8').trim() === markOf(key) ? 'same' : 'other';
}

/** Writes the mark where it is missing or another. */
export function writeKeyMark(file: string, key: Uint8Array): void {
  if (checkKeyMark(file, key) !== 'same') writeFileSync(markFile(file), `${markOf(key)}\n`, { mode: 0o600 });
}

function markOf(key: Uint8Array): string {
  return createHash('sha256').update('frontdesk store key').update(key).digest('hex');
}
