import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * How the log beside a file (SQLite's `-wal`) stands, before SQLite looks at it. SQLite takes the first wrong frame for the
 * end of the log. It drops all frames behind it without a word, so they are checked here first.
 * - `whole`: nothing, or frames that follow on each other to their end. Any crash may leave a torn last frame, and frames
 *   of an earlier round of the log.
 * - `damaged`: behind a wrong frame stand more of the same log, with a commit among them; or the header is wrong and
 *   frames stand behind it. A power cut can leave the same, where the disk wrote later pages of an unsynced end first.
 *   Whether a decision is missing is for the witness to say (witness.ts).
 */
export type LogState = { readonly kind: 'whole' } | { readonly kind: 'damaged'; readonly detail: string };

const headerBytes = 32;
const frameHeaderBytes = 24;
/** The format's own number for "log, first word": its last bit says in which order the checksums take their bytes. */
const magic = 0x377f0682;
/** What every page of ours has; used where the header, which says so, cannot be believed. */
const ourPageBytes = 4096;

/**
 * Walks the frames of a log by the file format's rules (https://www.sqlite.org/fileformat2.html#walformat). Each has the
 * header's two salts, and a checksum that goes on from the frame before. The cipher encrypts pages before they are
 * summed up, and nothing else of the log: no key is needed.
 * @throws the system's error where the log cannot be read
 */
export function readLog(file: string): LogState {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return whole;
    throw thrown;
  }
  try {
    return walk((bytes, from) => readSync(handle, bytes, 0, bytes.length, from), fstatSync(handle).size);
  } finally {
    closeSync(handle);
  }
}

const whole: LogState = { kind: 'whole' };

/** Fills the bytes from this place of the file. @returns how many there were */
type Read = (bytes: Buffer, from: number) => number;
type Sum = readonly [number, number];

function walk(read: Read, size: number): LogState {
  const header = Buffer.alloc(headerBytes);
  if (read(header, 0) < headerBytes) return whole;
  const bigEndian = header.readUInt32BE(0) === magic + 1;
  const begin = summed(header.subarray(0, 24), [0, 0], bigEndian);
  const isMagic = bigEndian || header.readUInt32BE(0) === magic;
  const headerIsRight = isMagic && same(begin, sumAt(header, 24));
  const pageBytes = headerIsRight ? header.readUInt32BE(8) : ourPageBytes;
  const frame = Buffer.alloc(frameHeaderBytes + pageBytes);
  const count = Math.floor((size - headerBytes) / frame.length);
  const load = (index: number): boolean => read(frame, headerBytes + index * frame.length) === frame.length;

  if (!headerIsRight) return hasChain(frame, count, load) ? damaged('the header of the log') : whole;
  const salts = header.readBigUInt64BE(16);
  let sum: Sum = begin;
  let right = 0;
  for (; right < count && load(right); right += 1) {
    const next = sumOf(frame, sum, bigEndian);
    if (frame.readBigUInt64BE(8) !== salts || !same(next, sumAt(frame, 16))) break;
    sum = next;
  }
  // The first that is not right may be the torn end. Without a commit, the rest is of a transaction that was given up.
  for (let index = right + 1; index < count && load(index); index += 1) {
    if (frame.readBigUInt64BE(8) === salts && isCommit(frame)) return damaged(`frame ${right} of the log`);
  }
  return whole;
}

/** True where a commit goes on from the frame before it, in either order of bytes. */
function hasChain(frame: Buffer, count: number, load: (index: number) => boolean): boolean {
  let saltsBefore: bigint | null = null;
  let sumBefore: Sum = [0, 0];
  for (let index = 0; index < count && load(index); index += 1) {
    const salts = frame.readBigUInt64BE(8);
    const sum = sumAt(frame, 16);
    const goesOn = (bigEndian: boolean): boolean => same(sumOf(frame, sumBefore, bigEndian), sum);
    if (salts === saltsBefore && isCommit(frame) && (goesOn(false) || goesOn(true))) return true;
    saltsBefore = salts;
    sumBefore = sum;
  }
  return false;
}

const damaged = (detail: string): LogState => ({ kind: 'damaged', detail });
/** A frame that ends a transaction says how many pages the file has from then on. */
const isCommit = (frame: Buffer): boolean => frame.readUInt32BE(4) !== 0;
const sumAt = (bytes: Buffer, at: number): Sum => [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
const same = (a: Sum, b: Sum): boolean => a[0] === b[0] && a[1] === b[1];

/** A frame's sum goes over the first eight bytes of its header and over its page. */
function sumOf(frame: Buffer, before: Sum, bigEndian: boolean): Sum {
  const head = summed(frame.subarray(0, 8), before, bigEndian);
  return summed(frame.subarray(frameHeaderBytes), head, bigEndian);
}

/** The format's checksum: two sums of 32 bits over pairs of words. */
function summed(bytes: Buffer, [a, b]: Sum, bigEndian: boolean): Sum {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + view.getUint32(at, !bigEndian) + b) >>> 0;
    b = (b + view.getUint32(at + 4, !bigEndian) + a) >>> 0;
  }
  return [a, b];
}
