import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fit, type Fit, type Wanted } from '../../../../renderer/board/fit.ts';
import { widthOf } from '../../../../renderer/board/letters.ts';

const wanted = (change: Partial<Wanted>): Wanted => ({
  surname: 'Kowalska',
  name: 'Anna',
  time: '10:05',
  marks: 3,
  corner: false,
  lines: 1,
  width: 400,
  ...change,
});
const fitted = (change: Partial<Wanted>): Fit => fit(wanted(change));
const longest = 'Konstantynopolitańczykowianeczkowska-Brzęczyszczykiewicz';

/** How much has been given up, in the order in which it may be; each step includes those before it. */
function givenUp(shown: Fit, of: Wanted): number {
  if (shown.tight) return 4;
  if (shown.marks < of.marks) return 3;
  if (!shown.time && of.time !== null) return 2;
  return shown.first === '' ? 1 : 0;
}

describe('on a card of one line', () => {
  test('all of it stands where there is room', () => {
    const all = { time: true, marks: 3, tight: false, surnameLines: 1, what: false, narrow: false };
    expect(fitted({})).toEqual({ ...all, first: ', Anna' });
  });

  test('the surname takes what it needs from the first name, the time, the marks and its own size, in that order', () => {
    const steps = Array.from({ length: 300 }, (_, less) => {
      const asked = wanted({ surname: 'Wrzesińska-Żółkiewska', width: 400 - less });
      return givenUp(fit(asked), asked);
    });
    expect([...steps].sort((a, b) => a - b)).toEqual(steps);
    expect(new Set(steps)).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  test('a time is as wide as its figures are, which stand under each other', () => {
    const card = { surname: 'Ferreira', time: '11:11', marks: 1, width: 119 };
    expect(fitted(card).time).toBe(false);
    expect(fitted(card)).toEqual(fitted({ ...card, time: '20:40' }));
  });

  test('the most important mark stays beside the longest surname', () => {
    expect(fitted({ surname: longest, width: 144 })).toMatchObject({
      ...{ first: '', time: false, marks: 1, tight: true },
    });
  });

  test('nothing stands on one for which there is no room, whoever the patient is', () => {
    fc.assert(
      fc.property(
        fc.record({
          surname: fc.constantFrom(
            'Li',
            'Nowak',
            'von Wrzesiński-Żółkiewski',
            "d'Erceville-Skarbek",
            longest,
          ),
          name: fc.constantFrom('', 'Bo', 'Anna', 'Maria Magdalena', 'Bartholomew'),
          time: fc.constantFrom(null, '10:05', '10:05 AM'),
          marks: fc.nat(3),
          corner: fc.boolean(),
          width: fc.integer({ min: 96, max: 500 }),
        }),
        (some) => {
          const shown = fit({ ...some, lines: 1 });
          if (shown.tight) return;
          const text = `${shown.time ? `${some.time}` : ''}${some.surname}${shown.first}`;
          const px = (widthOf(text) / 1000) * 11.5 + shown.marks * 17 + 14;
          expect(px).toBeLessThanOrEqual(some.width);
        },
      ),
    );
  });
});

describe('a first name', () => {
  test('is cut in its middle where there is room for something of it, and left out where there is none', () => {
    const firsts = [260, 170, 150, 110].map(
      (width) => fitted({ name: 'Maria Magdalena', width, marks: 0, time: null }).first,
    );
    expect(firsts[0]).toBe(', Maria Magdalena');
    expect(firsts[1]).toMatch(/^, Mari.*…ena$/);
    expect(firsts[3]).toBe('');
  });

  test('that is short is all there or not at all', () => {
    expect(fitted({ name: 'Anna', width: 100, marks: 0, time: null }).first).toBe('');
  });
});

describe('on a card of more lines', () => {
  const tall = { lines: 2, width: 144, marks: 1, time: null };

  test('the service has the second line', () => {
    expect(fitted(tall)).toMatchObject({ what: true, surnameLines: 1 });
  });

  test('a surname that needs it takes the line of the service, and parts between its words', () => {
    expect(fitted({ ...tall, surname: 'von Wrzesiński-Żółkiewski' })).toMatchObject({
      ...{ what: false, surnameLines: 2, tight: false, marks: 1 },
    });
  });

  test('the service has the third line, if there is one', () => {
    expect(fitted({ ...tall, lines: 3, surname: 'von Wrzesiński-Żółkiewski' })).toMatchObject({ what: true });
  });

  test('a surname of one word gives up time and marks before it is broken', () => {
    const card = { ...tall, surname: 'Schönfelder', time: '14:10', marks: 2, corner: true };
    expect(fitted(card)).toMatchObject({ surnameLines: 1, what: true, time: false });
  });

  test('a surname that is too long for two lines is set smaller, and its end is left to the ellipsis', () => {
    expect(fitted({ ...tall, surname: longest, marks: 3 })).toMatchObject({
      ...{ surnameLines: 2, tight: true, marks: 1, time: false, first: '' },
    });
  });
});

describe('in a narrow lane', () => {
  const lane = { width: 64, surname: 'Żółkiewska' };

  test('only the surname stands on one line', () => {
    expect(fitted(lane)).toMatchObject({ narrow: true, marks: 0, time: false, first: '' });
  });

  test('the marks have the second line', () => {
    expect(fitted({ ...lane, lines: 2, marks: 2 })).toMatchObject({ marks: 2, what: false, surnameLines: 1 });
  });
});

describe('the width of a text', () => {
  test('grows with every letter, and accents add nothing', () => {
    expect(widthOf('Zolc')).toBeLessThanOrEqual(widthOf('Żółć'));
    expect(widthOf('Néni')).toBe(widthOf('Neni'));
    fc.assert(fc.property(fc.string(), (text) => widthOf(`${text}a`) > widthOf(text)));
  });

  test('is rather too large than too small for letters that nobody has measured', () => {
    expect(widthOf('Ж')).toBeGreaterThan(widthOf('K'));
  });
});
