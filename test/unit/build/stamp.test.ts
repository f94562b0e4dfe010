import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clearStamp, hashOf, isStamped, sha256Of, writeStamp } from '../../../build/bootstrap/stamp.mjs';
import { emptyRoom } from './room.ts';

describe('the hash of sources', () => {
  /*
   * Invariant: any change of a name or a content below the paths changes the hash; anything else leaves it as it is,
   * also the place of the checkout.
   */
  function sources(): string {
    const room = emptyRoom();
    mkdirSync(join(room, 'main', 'deep'), { recursive: true });
    writeFileSync(join(room, 'main', 'a.ts'), 'one');
    writeFileSync(join(room, 'main', 'deep', 'b.ts'), 'two');
    writeFileSync(join(room, 'config.ts'), 'three');
    return room;
  }
  const paths = ['main', 'config.ts'];

  test('is the same for two checkouts with the same files', () => {
    expect(hashOf(sources(), paths)).toBe(hashOf(sources(), paths));
  });

  test.each([
    ['an edit', (room: string) => writeFileSync(join(room, 'main', 'deep', 'b.ts'), 'two!')],
    ['a new file', (room: string) => writeFileSync(join(room, 'main', 'c.ts'), '')],
    ['a removed file', (room: string) => rmSync(join(room, 'main', 'a.ts'))],
    ['another name', (room: string) => renameSync(join(room, 'main', 'a.ts'), join(room, 'main', 'z.ts'))],
    ['a path that went away', (room: string) => rmSync(join(room, 'config.ts'))],
    [
      'letters that wander from one file to the next',
      (room: string) => {
        writeFileSync(join(room, 'main', 'a.ts'), 'on');
        writeFileSync(join(room, 'main', 'deep', 'b.ts'), 'etwo');
      },
    ],
  ])('changes with %s', (_what, change) => {
    const room = sources();
    const before = hashOf(room, paths);
    change(room);
    expect(hashOf(room, paths)).not.toBe(before);
  });

  test('does not look at installed packages or at other files', () => {
    const room = sources();
    const before = hashOf(room, paths);
    mkdirSync(join(room, 'main', 'node_modules'));
    writeFileSync(join(room, 'main', 'node_modules', 'x.js'), 'x');
    writeFileSync(join(room, 'README.md'), 'x');
    expect(hashOf(room, paths)).toBe(before);
  });
});

test('the hash of a large file is the plain sha256 of its bytes', async () => {
  const file = join(emptyRoom(), 'large');
  const content = Buffer.alloc(3_000_001, 'frontdesk');
  writeFileSync(file, content);
  expect(await sha256Of(file)).toBe(createHash('sha256').update(content).digest('hex'));
});

describe('a stamp', () => {
  /* Invariant: a stamp is believed only for the very input it was written for, and never after it was cleared. */
  test('holds for its value and for no other', () => {
    const file = join(emptyRoom(), 'not', 'yet', 'there', 'done.stamp');
    expect(isStamped(file, 'v1')).toBe(false);
    writeStamp(file, 'v1');
    expect(isStamped(file, 'v1')).toBe(true);
    expect(isStamped(file, 'v2')).toBe(false);
    expect(isStamped(file, 'v')).toBe(false);
  });

  test('is gone once cleared, and clearing twice is no error', () => {
    const file = join(emptyRoom(), 'done.stamp');
    writeStamp(file, 'v1');
    clearStamp(file);
    clearStamp(file);
    expect(isStamped(file, 'v1')).toBe(false);
  });

  test('leaves nothing beside itself', () => {
    const room = emptyRoom();
    writeStamp(join(room, 'done.stamp'), 'v1');
    writeStamp(join(room, 'done.stamp'), 'v2');
    expect(readdirSync(room)).toEqual(['done.stamp']);
  });
});
