import { describe, expect, it } from 'vitest';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import { standingAfter } from '../../../../renderer/freeTimes/standingTimes.ts';
import { freeTimesFrom } from '../visitScenes.ts';

/*
 * A list of free times under a hand: what went stays in its place and cannot be chosen, and what is new comes only at a renewal, so that
 * no time slides to where another one was aimed at.
 */
const from = Date.UTC(2026, 10, 23, 9);
const all = freeTimesFrom(from, 'facility', 6);
const nth = (place: number): FreeTime => {
  const time = all[place];
  if (time === undefined) throw new Error('there are not so many');
  return time;
};
const [first, second, third, fourth] = [nth(0), nth(1), nth(2), nth(3)];
const keys = (times: readonly FreeTime[]) => times.map(({ addressId, start }) => `${addressId} ${start}`);
const nothing = { question: '', renewal: '', answer: null, times: [], gone: new Set<string>() };
const asked = { question: 'today', renewal: '1', from };
const opened = standingAfter(nothing, { ...asked, answer: all });

describe('a list of free times', () => {
  it('keeps a time that went in its place, and says which', () => {
    const after = standingAfter(opened, { ...asked, answer: all.filter((time) => time !== second) });
    expect(after.times).toEqual(all);
    expect([...after.gone]).toEqual(keys([second]));
  });

  it('takes it for free again where it is', () => {
    const without = standingAfter(opened, { ...asked, answer: all.filter((time) => time !== second) });
    expect([...standingAfter(without, { ...asked, answer: [...all] }).gone]).toEqual([]);
  });

  it('takes in what is new at the next renewal, among what stays', () => {
    const fewer = all.filter((time) => time !== third);
    const before = standingAfter(nothing, { ...asked, answer: fewer });
    const grown = standingAfter(before, { ...asked, answer: all.filter((time) => time !== second) });
    expect(grown.times).toEqual(fewer);
    const renewed = standingAfter(grown, {
      ...asked,
      renewal: '2',
      answer: all.filter((time) => time !== second),
    });
    expect(renewed.times).toEqual(all);
    expect([...renewed.gone]).toEqual(keys([second]));
  });

  it('lets go at a renewal of what is over by then', () => {
    const later = { ...asked, renewal: '2', from: second.start };
    const renewed = standingAfter(opened, { ...later, answer: all.slice(2) });
    expect(renewed.times).toEqual(all.slice(1));
    expect([...renewed.gone]).toEqual(keys([second]));
  });

  it('begins anew for another question, also where its answer comes later than the question', () => {
    const waiting = standingAfter(opened, { ...asked, question: 'tomorrow', answer: all });
    expect(waiting.times).toEqual(all);
    const next = standingAfter(waiting, { ...asked, question: 'tomorrow', answer: [fourth] });
    expect(next.times).toEqual([fourth]);
    expect([...next.gone]).toEqual([]);
  });

  it('is the same while nothing changes, so that nothing is drawn anew', () => {
    expect(standingAfter(opened, { ...asked, answer: all })).toBe(opened);
    expect(standingAfter(opened, { ...asked, answer: [...all] }).gone).toBe(opened.gone);
    expect(opened.times[0]).toBe(first);
  });
});
