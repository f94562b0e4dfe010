import { describe, expect, it } from 'vitest';
import { createFormats } from '#shared/messages/formats.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import { awayTimeWords } from '../../../../renderer/i18n/awayWords.ts';
import { isTimeWrong, readAway, type TypedAway } from '../../../../renderer/away/awayDates.ts';

/*
 * What was typed is read as people write it; a time that tells the whole of its day is none, and a time that holds nothing is told before
 * anything is asked.
 */
const typed = (change: Partial<TypedAway>): TypedAway => ({
  ...{ from: '2026-11-30', to: '2026-12-11', fromTime: '', toTime: '' },
  ...change,
});

describe('the fields of an absence', () => {
  it('are whole days where no time is typed, also where the time says so', () => {
    const whole = { from: '2026-11-30', to: '2026-12-11', fromTime: null, toTime: null };
    expect(readAway(typed({}))).toEqual(whole);
    expect(readAway(typed({ fromTime: '0:00', toTime: '24:00' }))).toEqual(whole);
    expect(readAway(typed({ fromTime: '13', toTime: '9.30' }))).toEqual({
      ...whole,
      fromTime: '13:00',
      toTime: '09:30',
    });
    // As in Hours, and wherever else a time is typed.
    expect(readAway(typed({ fromTime: '2 pm', toTime: '9:30 a.m.' }))).toMatchObject({
      fromTime: '14:00',
      toTime: '09:30',
    });
    expect(readAway(typed({ to: '', fromTime: '1300' }))).toMatchObject({
      to: '2026-11-30',
      fromTime: '13:00',
    });
  });

  it('say what is wrong with them', () => {
    expect(readAway(typed({ to: '2026-11-29' }))).toBe('order');
    expect(readAway(typed({ from: '' }))).toBe('order');
    expect(readAway(typed({ to: '2027-11-29' }))).toBe('long');
    for (const wrong of [{ fromTime: '25' }, { toTime: 'noon' }, { toTime: '0:00' }, { fromTime: '24:00' }])
      expect(readAway(typed(wrong))).toBe('time');
    expect(readAway(typed({ to: '', fromTime: '13:00', toTime: '13:00' }))).toBe('timeOrder');
    // The field that is wrong is marked, and no other.
    const marked = (change: Partial<TypedAway>) =>
      (['fromTime', 'toTime'] as const).filter((which) => isTimeWrong(typed(change), which));
    expect(marked({ fromTime: '13', toTime: 'noon' })).toEqual(['toTime']);
    expect(marked({ fromTime: '24:00' })).toEqual(['fromTime']);
    expect(marked({ to: '', fromTime: '13', toTime: '12' })).toEqual(['toTime']);
    expect(marked({ to: '2026-11-29', fromTime: '13' })).toEqual([]);
    // On another day it may be any time.
    expect(readAway(typed({ fromTime: '13:00', toTime: '9:00' }))).toMatchObject({ toTime: '09:00' });
  });
});

describe('an absence in words', () => {
  const saying = {
    t: createTranslator('en'),
    formats: createFormats('en', 'pl', 'Europe/Warsaw'),
    today: '2026-11-23',
  };
  it('tells times only where they are not the whole day', () => {
    const one = { from: '2026-11-30', to: '2026-11-30' };
    const words = (fromTime: string | null, toTime: string | null, to = one.to) =>
      awayTimeWords({ ...one, to, fromTime, toTime }, saying);
    const day = saying.formats.dayWithYear('2026-11-30', saying.today);
    const last = saying.formats.dayWithYear('2026-12-11', saying.today);
    expect(words(null, null)).toBe(day);
    expect(words('13:00', null)).toBe(`${day}, from 13:00`);
    expect(words(null, '09:00')).toBe(`${day}, until 09:00`);
    expect(words('13:00', '15:00')).toBe(`${day}, 13:00–15:00`);
    expect(words('13:00', null, '2026-12-11')).toBe(`${day}, 13:00 – ${last}`);
    expect(words(null, '09:00', '2026-12-11')).toBe(`${day} – ${last}, 09:00`);
  });
});
