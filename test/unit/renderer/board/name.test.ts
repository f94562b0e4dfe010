import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageShown, newestRead } from '../../../../renderer/board/age.ts';
import { markNames } from '../../../../renderer/board/marksOf.tsx';
import { cutName } from '../../../../renderer/board/name.ts';
import { aCard } from './invented.ts';

describe('a first name that may be cut in its middle', () => {
  test('is complete when its parts are put together, in every script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const { head, tail } = cutName(name);
        expect((head + tail).normalize('NFC')).toBe(name.normalize('NFC'));
      }),
    );
  });

  test('keeps its last letters if it is long, and is left in one piece if it is short', () => {
    expect(cutName('Maria Magdalena')).toEqual({ head: 'Maria Magdal', tail: 'ena' });
    expect(cutName('Anna')).toEqual({ head: 'Anna', tail: '' });
    expect(cutName('')).toEqual({ head: '', tail: '' });
  });

  test('is never split within a letter that has its accent apart', () => {
    expect(cutName('Karolína'.normalize('NFD'))).toEqual({ head: 'Karol', tail: 'ína' });
  });
});

describe('the marks of a card', () => {
  const everything = { confirmed: true, notSent: true, online: true, hasComment: true };

  test('are at most three, the most urgent first', () => {
    expect(markNames(aCard('a', '09:00', everything), 'confirmed')).toEqual(['notSent', 'state', 'online']);
  });

  test('leave a place to the corner of what needs a person', () => {
    expect(markNames(aCard('a', '09:00', { ...everything, needsPerson: true }), 'confirmed')).toEqual([
      'notSent',
      'state',
    ]);
  });

  test('are none for the visit that is just expected', () => {
    expect(markNames(aCard('a', '09:00'), 'expected')).toEqual([]);
    expect(markNames(aCard('a', '09:00'), 'expected', 'above')).toEqual(['began']);
  });
});

describe('the age of a column', () => {
  const minute = 60_000;
  const read = (asOf: number | null) => ({ asOf });

  test('is said where it is noticeably older than the freshest, and only there', () => {
    const columns = [read(10 * minute), read(9 * minute), read(2 * minute), read(null)];
    const newest = newestRead(columns);
    expect(newest).toBe(10 * minute);
    expect(columns.map((column) => ageShown(column, newest))).toEqual([null, null, 2 * minute, null]);
  });

  test('is not said where nothing has been read', () => {
    expect(newestRead([read(null)])).toBeNull();
    expect(ageShown(read(null), null)).toBeNull();
  });
});
