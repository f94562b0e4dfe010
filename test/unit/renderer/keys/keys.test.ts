import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chordPattern,
  fixedKeys,
  isReserved,
  keyNames,
  keyOf,
  keyTable,
  nameOfKey,
  withKey,
  type OwnKeys,
} from '#shared/domain/keys.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import { ariaChord, chordOf } from '../../../../renderer/keys/chord.ts';
import { keyWords } from '../../../../renderer/keys/keyWords.ts';

/*
 * One table says which key does what: no two things share a key, none takes what a field, the menu or the system needs, and
 * whatever a person chooses, everything stays reachable. A key is what it types, whatever keyboard it is typed on.
 */
const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const pressed = (key: string, held: Partial<typeof plain> = {}) => chordOf({ ...plain, key, ...held });

describe('the table of keys', () => {
  it('gives each thing a key of its own that nobody else needs', () => {
    const keys = keyNames.map((name) => keyTable[name].key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) {
      expect(key).toMatch(chordPattern);
      expect(isReserved(key), key).toBe(false);
    }
  });

  it('has the keys that receptionists were promised', () => {
    const { next, noShow, confirm, move, cancel, newVisit, search, today, undo, palette, help } = keyTable;
    expect([next, noShow, confirm, move, cancel, newVisit].map(({ key }) => key).join('')).toBe('PACMXN');
    expect([search, today, undo, palette, help].map(({ key }) => key)).toEqual([
      '/',
      'T',
      'Mod+Z',
      'Mod+K',
      '?',
    ]);
  });

  it('keeps walking, opening and closing for what they are in every program', () => {
    for (const { keys } of Object.values(fixedKeys))
      for (const key of keys) expect(isReserved(key)).toBe(true);
    for (const key of ['Mod+C', 'Mod+V', 'Mod+,', 'Tab', 'Shift', 'two keys', ''])
      expect(isReserved(key), key).toBe(true);
  });
});

describe('own keys', () => {
  it('are kept where a newer version gives the same key to something of its own', () => {
    expect(nameOfKey('G', { today: 'G' })).toBe('today');
    expect(nameOfKey('G', {})).toBe('facilities');
  });

  it('stand before those of the table, and giving one back leaves nothing behind', () => {
    const own = withKey({}, 'next', 'F2');
    expect(own).toEqual({ next: 'F2' });
    expect(keyOf('next', own)).toBe('F2');
    expect(nameOfKey('F2', own)).toBe('next');
    expect(nameOfKey('P', own)).toBeNull();
    expect(withKey(own, 'next', 'P')).toEqual({});
  });

  it('never leave two things on one key, or one thing without: whoever had the key takes the other one', () => {
    const change = fc.tuple(
      fc.constantFrom(...keyNames),
      fc.constantFrom('P', 'A', 'F2', 'F3', '/', 'Mod+K', 'Alt+P'),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const own = changes.reduce<OwnKeys>((before, [name, key]) => withKey(before, name, key), {});
        const keys = keyNames.map((name) => keyOf(name, own));
        expect(new Set(keys).size).toBe(keyNames.length);
        const [name, key] = changes.at(-1) ?? ['next', keyOf('next', own)];
        expect(keyOf(name, own)).toBe(key);
      }),
    );
  });
});

describe('a pressed key', () => {
  it('is written as the table writes it', () => {
    expect(pressed('p')).toBe('P');
    expect(pressed('ł')).toBe('Ł');
    expect(pressed('z', { ctrlKey: true })).toBe('Mod+Z');
    expect(pressed('z', { metaKey: true })).toBe('Mod+Z');
    expect(pressed('ArrowLeft', { altKey: true })).toBe('Alt+ArrowLeft');
    expect(pressed('z', { ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+Z');
    expect(pressed('p', { shiftKey: true })).toBe('Shift+P');
  });

  it('is a sign by itself, with or without Shift: “/” is Shift+7 in Germany, and “?” is Shift with something everywhere', () => {
    expect(pressed('/')).toBe('/');
    expect(pressed('/', { shiftKey: true })).toBe('/');
    expect(pressed('?', { shiftKey: true })).toBe('?');
  });

  it('is its sign where AltGr types it, which Windows tells as Ctrl and Alt', () => {
    const altGr = {
      ...plain,
      ctrlKey: true,
      altKey: true,
      getModifierState: (key: string) => key === 'AltGraph',
    };
    expect(chordOf({ ...altGr, key: '/' })).toBe('/');
    expect(chordOf({ ...altGr, key: 'ArrowLeft' })).toBe('Mod+Alt+ArrowLeft');
  });

  it('is nothing while only Ctrl, Shift or a dead key is down', () => {
    for (const key of ['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'Dead'])
      expect(pressed(key)).toBeNull();
  });
});

describe('the name of a key', () => {
  it('is what stands on the keyboard of the language and the machine', () => {
    const german = createTranslator('de');
    expect(keyWords('Mod+K', german, false)).toEqual(['Strg', 'K']);
    expect(keyWords('Mod+K', german, true)).toEqual(['⌘', 'K']);
    expect(keyWords('Escape', createTranslator('en'), false)).toEqual(['Esc']);
    expect(keyWords('Enter', createTranslator('it'), false)).toEqual(['Invio']);
    expect(keyWords('Alt+ArrowLeft', createTranslator('pl'), false)).toEqual(['Alt', '←']);
    expect(keyWords('Mod++', german, false)).toEqual(['Strg', '+']);
    expect(keyWords('+', german, false)).toEqual(['+']);
  });

  it('is told to screen readers in their own way', () => {
    expect(ariaChord('Mod+Z', false)).toBe('Control+Z');
    expect(ariaChord('Mod+Z', true)).toBe('Meta+Z');
    expect(ariaChord('P', false)).toBe('P');
  });
});
