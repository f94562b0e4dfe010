import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mostAttempts } from '#shared/domain/intent.ts';
import { openStore } from '../../main/store/open.ts';
import { copyAside } from '../../main/store/setAside.ts';
import { connect } from '../../main/store/sqlite.ts';
import { readLog } from '../../main/store/logFrames.ts';
import { beyondAll, openWitness, readWitness, witnessFile } from '../../main/store/witness.ts';
import {
  asKilled,
  change,
  commitAt,
  decide,
  frameBytes,
  killedDesk,
  onTheirWay,
  parts,
  stateOf,
} from './crashed.ts';
import { monday, testKey } from './fixed.ts';
import { intent } from './samples.ts';
import { keptLog, openFor, optionsFor, tempFile } from './support.ts';

/**
 * Where the end of the log is lost: file and log are kept byte for byte, what can be read is opened, nothing that was
 * acknowledged goes missing without a word, and nothing of what is left leaves for the vendor before it was looked for there.
 * Where nothing acknowledged is missing, nothing is told.
 */

const note = { at: monday, detail: '{}' };
const log = (file: string): string => `${file}-wal`;
const prints = (file: string): string[] =>
  parts
    .filter((end) => existsSync(file + end))
    .map(
      (end) =>
        `${end} ${createHash('sha256')
          .update(readFileSync(file + end))
          .digest('hex')}`,
    );
const files = (file: string): string[] => readdirSync(dirname(file)).sort();

/** The frame that ends the decision with this number in the log is scribbled over. (Commit 1 is the opening's.) */
const scribble = (file: string, decision: number): void =>
  change(log(file), (bytes) => {
    const at = commitAt(bytes, decision + 1);
    bytes.fill(9, at + 100, at + 500);
  });

describe('a log that was scribbled over in its middle', () => {
  test('is kept with its file, what stands before is opened, and that the rest is lost is told until it was seen', () => {
    const file = killedDesk(['a'], ['b', 'c', 'd', 'e']);
    scribble(file, 3);
    const before = prints(file);
    const told = keptLog();
    const store = openFor(file, { log: told });
    expect(onTheirWay(store)).toEqual(['a', 'b', 'c']);
    const copy = `${file}.set-aside-20261123T080000Z`;
    expect(store.opening).toMatchObject({ kind: 'mended', copiedTo: copy, lost: true });
    expect(prints(copy)).toEqual(before);
    expect(told.entries.map(({ event }) => event)).toEqual(['store.logDamaged', 'store.open']);
    expect(store.setAside).toBe(null);
    expect(store.loss.keptAs()).toBe(basename(copy));
    store.close();

    const again = openFor(file);
    expect(again.opening).toEqual({ kind: 'opened', checked: false });
    expect(again.loss.keptAs()).toBe(basename(copy));
    again.loss.seen();
    expect(again.loss.keptAs()).toBe(null);
    again.close();
    expect(openFor(file).loss.keptAs()).toBe(null);
    expect(prints(copy)).toEqual(before);
  });

  test('of which the file says nothing any more, because the next crash comes at once: it is told all the same', () => {
    const file = killedDesk(['a'], ['b', 'c', 'd']);
    scribble(file, 2);
    const first = openFor(file);
    const crashed = asKilled(file);
    first.close();
    const again = openFor(crashed);
    expect(again.opening).toEqual({ kind: 'opened', checked: true });
    expect(again.loss.keptAs()).not.toBe(null);
    expect(readLog(log(crashed))).toEqual({ kind: 'whole' });
  });

  test('whose header is scribbled over: all of it is lost, and the file alone goes on', () => {
    const file = killedDesk(['a'], ['b', 'c']);
    change(log(file), (bytes) => void bytes.fill(1, 0, 32));
    const before = prints(file);
    const store = openFor(file);
    expect(store.opening).toMatchObject({ kind: 'mended', lost: true, detail: 'the header of the log' });
    expect(onTheirWay(store)).toEqual(['a']);
    expect(prints(`${file}.set-aside-20261123T080000Z`)).toEqual(before);
  });

  test('is told also where the witness is gone, since then nobody can say that nothing is missing', () => {
    const file = killedDesk(['a'], ['b', 'c', 'd']);
    scribble(file, 2);
    rmSync(witnessFile(file));
    const store = openFor(file);
    expect(store.opening).toMatchObject({ kind: 'mended', lost: true });
    expect(onTheirWay(store)).toEqual(['a', 'b']);
    expect(readWitness(file)).toBe(store.audit.newest());
  });

  test('behind the last decision costs nothing, so nothing is told; the bytes are kept', () => {
    const file = tempFile();
    openFor(file).close();
    const open = openFor(file);
    decide(open, ['a', 'b']);
    for (const name of ['x', 'y', 'z']) open.settings.set(name, 'some');
    const killed = asKilled(file);
    scribble(killed, 3);
    const store = openFor(killed);
    expect(store.opening).toMatchObject({ kind: 'mended', lost: false });
    expect(store.loss.keptAs()).toBe(null);
    expect(onTheirWay(store)).toEqual(['a', 'b']);
    expect(stateOf(store, 'a')).toMatchObject({ state: 'queued', attempts: 0 });
    expect(files(killed).some((name) => name.includes('.set-aside-') && name.endsWith('-wal'))).toBe(true);
  });

  test('that had been folded into the file as a whole loses nothing: the file alone has more, and goes on without it', () => {
    const file = tempFile();
    openFor(file).close();
    const open = openFor(file);
    decide(open, ['a', 'b', 'c', 'd']);
    // As when the desk dies between folding the log into the file and the next write, which begins the log anew.
    const reader = connect({ file, key: testKey, readonly: false });
    reader.pragma('wal_checkpoint(PASSIVE)');
    const killed = asKilled(file);
    reader.close();
    scribble(killed, 2);
    const store = openFor(killed);
    expect(store.opening).toMatchObject({ kind: 'mended', lost: false });
    expect(onTheirWay(store)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('an end that is missing', () => {
  test('because the log was cut off, or taken away, is found by the witness alone', () => {
    const spoils: readonly [(path: string) => void, string[]][] = [
      [(path) => truncateSync(path, commitAt(readFileSync(path), 3)), ['a', 'b']],
      [(path) => rmSync(path), ['a']],
    ];
    for (const [spoil, left] of spoils) {
      const file = killedDesk(['a'], ['b', 'c', 'd']);
      spoil(log(file));
      expect(readLog(log(file))).toEqual({ kind: 'whole' });
      const store = openFor(file);
      expect(store.opening).toMatchObject({ kind: 'mended', lost: true });
      expect(onTheirWay(store)).toEqual(left);
    }
  });

  test('of a file that an older one was put in the place of is told, also after a clean end', () => {
    const file = tempFile();
    const store = openFor(file);
    decide(store, ['a']);
    store.close();
    const older = asKilled(file);
    const later = openFor(file);
    decide(later, ['b']);
    later.close();
    openWitness(older).record(readWitness(file) ?? 0);
    const again = openFor(older);
    expect(again.opening).toMatchObject({ kind: 'mended', lost: true });
    expect(again.loss.keptAs()).not.toBe(null);
  });

  test('that has every table in it leaves nothing to go on with: set aside, as any damaged file', () => {
    const file = tempFile();
    const store = openFor(file);
    decide(store, ['a', 'b']);
    const killed = asKilled(file);
    rmSync(log(killed));
    const again = openFor(killed);
    expect(again.opening.kind).toBe('setAside');
    expect(existsSync(`${again.setAside ?? ''}.witness`)).toBe(true);
    expect(readWitness(killed)).toBe(0);
  });
});

describe('what is on its way in a file that has lost its end', () => {
  test('is looked for at the vendor’s before it is sent; what may have been undone is for a person', () => {
    const file = tempFile();
    const open = openFor(file);
    open.intents.insert(intent('old', { state: 'queued', heldUntil: monday - 9_000 }), note);
    open.intents.insert(intent('sent', { state: 'unknown', attempts: 2, heldUntil: monday - 9_000 }), note);
    open.intents.insert(intent('refused', { state: 'refused', heldUntil: monday - 9_000 }), note);
    open.intents.insert(intent('held', { state: 'held', heldUntil: monday + 5_000 }), note);
    decide(open, ['lost']);
    const file2 = asKilled(file);
    truncateSync(log(file2), readFileSync(log(file2)).length - frameBytes);
    const store = openFor(file2);
    expect(onTheirWay(store)).toEqual(['old', 'sent', 'refused', 'held']);
    expect(stateOf(store, 'old')).toMatchObject({ state: 'sending', attempts: 0 });
    expect(stateOf(store, 'sent')).toMatchObject({ state: 'sending', attempts: 2 });
    expect(stateOf(store, 'refused')).toMatchObject({ state: 'refused' });
    expect(stateOf(store, 'held')).toMatchObject({ state: 'sending', attempts: mostAttempts });
    const kinds = store.audit
      .inWindow({ from: 0, to: monday * 2 }, { before: null, limit: 9 })
      .map(({ kind }) => kind);
    expect(kinds.slice(0, 3)).toEqual(['store.lostDecisions', 'intent.sending', 'intent.sending']);
    expect(readWitness(file2)).toBe(store.audit.newest());
  });
});

describe('a desk that dies or fails on the way', () => {
  test('before the loss was written down finds it again, also if the log looks whole by then', () => {
    const file = killedDesk(['a'], ['b', 'c']);
    openWitness(file).record(beyondAll);
    const store = openFor(file);
    expect(store.opening).toMatchObject({ kind: 'mended', lost: true });
    expect(onTheirWay(store)).toEqual(['a', 'b', 'c']);
  });

  test('while the loss is written down, where no witness was there: the next start tells of it', () => {
    const file = killedDesk(['a'], ['b', 'c', 'd']);
    scribble(file, 2);
    rmSync(witnessFile(file));
    let asked = 0;
    const clock = {
      now: () => {
        asked += 1;
        if (asked === 2) throw new Error('the desk dies');
        return monday;
      },
    };
    expect(() => openStore(optionsFor(file, { clock }))).toThrow('the desk dies');
    // What was written by then covers the place of the damage: as the next crash may leave it, the log says nothing.
    expect(readWitness(file)).toBe(beyondAll);
    const store = openFor(file);
    expect(store.opening).toMatchObject({ kind: 'mended', lost: true });
    expect(store.loss.keptAs()).not.toBe(null);
  });

  test('because the copy does not fit leaves no half of it, and everything as it was', () => {
    const file = killedDesk(['a'], ['b']);
    const before = prints(file);
    rmSync(`${file}-shm`, { force: true });
    // Nothing can be copied from a folder, as nothing can be copied onto a full disk.
    mkdirSync(`${file}-shm`);
    expect(() => copyAside(file, monday)).toThrow();
    expect(files(file).filter((name) => name.includes('set-aside'))).toEqual([]);
    expect(prints(file)).toEqual(before);
  });

  test('as an older version of itself touches nothing of a damaged log', () => {
    const file = killedDesk(['a'], ['b', 'c', 'd']);
    scribble(file, 2);
    const before = prints(file);
    expect(openStore(optionsFor(file, { migrations: [] }))).toMatchObject({ error: { kind: 'newer' } });
    expect(prints(file)).toEqual(before);
    expect(files(file).filter((name) => name.includes('set-aside'))).toEqual([]);
  });

  test('a fresh file is not told of what another one had', () => {
    const file = tempFile();
    openWitness(file).record(99);
    const store = openFor(file);
    expect(store.opening).toEqual({ kind: 'created' });
    expect(readWitness(file)).toBe(0);
  });
});
