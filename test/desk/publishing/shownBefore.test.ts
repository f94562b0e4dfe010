import { expect, test, vi } from 'vitest';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import { hourMs } from '#shared/time/durations.ts';
import { addDays, dayWindow } from '#shared/time/zone.ts';
import { doctorSetsPeriods } from '../../../main/practice/actions/calendars.ts';
import { patientBooks } from '../../../main/practice/actions/patients.ts';
import { freeSlots } from '../../../main/practice/rules/slots.ts';
import { coverageOf, hoursThere, scene, zone, type Scene } from './publishingScene.ts';

/*
 * Hours that are kept at the marketplace are taken over and published by one press on what it would change. What somebody edits there between the
 * look and the press is not planned over unseen: the press is refused, and the next look shows it. What patients book meanwhile changes
 * nothing of it.
 */
vi.setConfig({ testTimeout: 120_000 });

/** A draft with an evening more on each Monday, and what publishing it would change. */
async function drafted({ ask, addressId }: Scene) {
  const proposal = await ask('publishing.propose', { addressId });
  const [plan] = proposal?.plans ?? [];
  const like = plan?.weeks[0]?.days.flat()[0];
  if (proposal === null || plan === undefined || like === undefined) throw new Error('Nothing was proposed.');
  const evening = { ...like, start: '20:00', end: '21:00' };
  const plans: Plan[] = [
    {
      ...plan,
      weeks: plan.weeks.map((week) => ({
        ...week,
        days: week.days.map((day, at) => (at === 0 ? [...day, evening] : day)),
      })),
    },
  ];
  const saved = await ask('hours.saveDraft', { addressId, seen: proposal.revision, plans });
  if (saved.kind !== 'saved') throw new Error('It was not saved.');
  return { plans, seen: saved.hours.timetable.revision };
}

async function shownOf({ ask, addressId }: Scene, seen: number) {
  const difference = await ask('hours.difference', { addressId, seen });
  if (difference.kind !== 'difference') throw new Error('There is no difference.');
  return difference;
}

/** The doctor works on no Monday any more, from next week on, without telling anybody. */
function leavesMondays({ on, addressId, today }: Scene): void {
  for (let date = addDays(mondayOf(today), 7); date < addDays(today, 90); date = addDays(date, 7))
    doctorSetsPeriods(on.clinic.world, { addressId, ...dayWindow(date, zone), periods: [] });
}

/** A patient books the first free time two weeks ahead. */
function somebodyBooks({ on, addressId, today }: Scene): void {
  const now = on.clock.now();
  const from = dayWindow(addDays(mondayOf(today), 14), zone).from;
  const [free] = freeSlots(on.clinic.world, addressId, { from, to: from + 5 * 24 * hourMs, now });
  const [service] = free?.services ?? [];
  if (free === undefined || service === undefined) throw new Error('Nothing is free.');
  const { addressServiceId, duration } = service;
  const patient = {
    ...{ name: 'Ewa', surname: 'Nowa', phone: '+48500100200', email: '' },
    ...{ birthDate: null, nin: null, gender: null, isReturning: false, insuranceNumber: null },
  };
  const booked = patientBooks(on.clinic.world, {
    ...{ now, addressId, addressServiceId, duration, start: free.start, patient },
  });
  if (!booked.ok) throw new Error('It was not booked.');
}

test('an edit between the look and the press is not planned over: nothing is taken over, and the next look shows it', async () => {
  const one = await scene();
  const { ask, addressId } = one;
  const { plans, seen } = await drafted(one);
  const looked = await shownOf(one, seen);
  leavesMondays(one);
  const edited = hoursThere(one);
  const press = { addressId, seen, plans, shown: looked.shown };
  expect(await ask('publishing.takeOver', press)).toMatchObject({ kind: 'changedMeanwhile' });
  expect(await coverageOf(one)).toMatchObject({ keptAt: 'marketplace' });
  await one.on.clock.advance(hourMs);
  expect(hoursThere(one)).toBe(edited);
  const again = await shownOf(one, seen);
  const more = (days: typeof looked.days) => days.filter(({ added }) => added.length > 1).length;
  expect(more(looked.days)).toBe(0);
  expect(more(again.days)).toBeGreaterThan(5);
  expect(await ask('publishing.takeOver', { ...press, shown: again.shown })).toMatchObject({ kind: 'kept' });
});

test('what patients book between the look and the press changes nothing of what was looked at', async () => {
  const one = await scene();
  const { ask, addressId } = one;
  const { plans, seen } = await drafted(one);
  const { shown } = await shownOf(one, seen);
  somebodyBooks(one);
  await one.on.clock.advance(20 * 60_000);
  expect(await ask('publishing.takeOver', { addressId, seen, plans, shown })).toMatchObject({ kind: 'kept' });
});
