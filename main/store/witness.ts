import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * The witness: a small file beside the database that says which audit entry was the last to be acknowledged. Nothing in
 * the database can tell what its log has lost; this can. Every step of a decision writes an audit entry,
 * in its own transaction.
 *
 * It is written after the transaction is on the disk and before its call returns, and it is not synced. After a power cut it
 * may be behind the database, which says nothing. It is ahead of the database only where something was lost.
 */
export interface Witness {
  /** From now on this entry is the last one. Best effort: what it is about is on the disk already. @returns whether it was written */
  record(entry: number): boolean;
  close(): void;
}

/** Where it stands: beside its file, and named after it. */
export const witnessFile = (file: string): string => `${file}.witness`;

/** What is told where something is missing and nobody can say how much. */
export const beyondAll = Number.MAX_SAFE_INTEGER;

const bytes = 16;
/** Made where it is missing, never cut off: what stands there holds until the new word does. */
const changing = constants.O_RDWR | constants.O_CREAT;
/** The entry stands there twice, the second time with every bit turned, so that what is half written is not believed. */
const turned = (entry: bigint): bigint => BigInt.asUintN(64, ~entry);

/** Opens the witness of a database; it is made with the first word. */
export function openWitness(file: string): Witness {
  let handle: number | null = null;
  return {
    record(entry) {
      const content = Buffer.alloc(bytes);
      content.writeBigUInt64BE(BigInt(entry), 0);
      content.writeBigUInt64BE(turned(BigInt(entry)), 8);
      try {
        handle ??= openSync(witnessFile(file), changing, 0o600);
        return writeSync(handle, content, 0, bytes, 0) === bytes;
      } catch {
        return false;
      }
    },
    close() {
      if (handle !== null) closeSync(handle);
      handle = null;
    },
  };
}

/** The last entry that was acknowledged; `null` where the file is missing, of no use, or cannot be read. */
export function readWitness(file: string): number | null {
  try {
    const content = readFileSync(witnessFile(file));
    if (content.length !== bytes) return null;
    const entry = content.readBigUInt64BE(0);
    return content.readBigUInt64BE(8) === turned(entry) ? Number(entry) : null;
  } catch {
    return null;
  }
}
