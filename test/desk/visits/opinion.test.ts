import { expect, test, vi } from 'vitest';
import type { Booking } from '../../../main/practice/world.ts';
import { answered, begun, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';

/*
 * The patient of a visit that is over is asked for an opinion once, and only then. Whatever the vendor answers is said at the visit: that
 * they are asked, that they had been asked before, or why not. Where the answer was lost nobody is asked a second time unless a person
 * wants it, because nothing at the vendor's tells what became of it.
 */
vi.setConfig({ testTimeout: 60_000 });
const minute = 60_000;
const operation = 'requestOpinion';

function visitWhere({ clinic }: Machine, is: (visit: Booking, now: number) => boolean): Booking {
  const now = clinic.clock.now();
  const found = [...clinic.world.bookings.values()].find(
    (visit) => visit.status === 'booked' && visit.patient.phone !== null && is(visit, now),
  );
  if (found === undefined) throw new Error('there is no such visit');
  return found;
}

/** Of this morning, so that its day is read often. */
const overToday = (on: Machine): Booking =>
  visitWhere(
    on,
    ({ end, start, presence }, now) => end <= now && start > now - 4 * 60 * minute && presence !== 'absent',
  );

const ask = ({ desk }: RunningDesk, { id }: { readonly id: string }) =>
  decideOn(desk, { kind: 'askForOpinion', bookingId: id });

async function told({ desk }: RunningDesk, { id }: { readonly id: string }) {
  const visit = await answered(desk.handlers['visits.get']({ bookingId: id }));
  const { attention } = await answered(desk.handlers['attention.get'](null));
  return {
    opinion: visit?.opinion ?? null,
    pending: visit?.pending.map(({ kind }) => kind),
    needsYou: attention.map(({ kind, reason, steps }) => ({ kind, reason, steps })),
  };
}

test('a patient who was here is asked once, by a press that can be taken back for as long as it is held', async () => {
  const { on, running } = await begun();
  const visit = overToday(on);
  const first = await answered(ask(running, visit));
  expect(await told(running, visit)).toMatchObject({ opinion: null, pending: ['askForOpinion'] });
  // A second press while the first waits is the same press.
  expect(await answered(ask(running, visit))).toEqual({ kind: 'settled' });
  if (first.kind !== 'intent') throw new Error('it was not decided');
  expect(await answered(running.desk.handlers['undo.decision']({ intentId: first.id }))).toBe('undone');
  await on.clock.advance(2 * minute);
  expect(on.clinic.opinionsAsked.size).toBe(0);

  await answered(ask(running, visit));
  await on.clock.advance(2 * minute);
  expect(on.clinic.opinionsAsked.size).toBe(1);
  const asked = await told(running, visit);
  expect(asked).toMatchObject({ opinion: { already: false }, pending: [], needsYou: [] });
  expect(await answered(ask(running, visit))).toEqual({ kind: 'already', bookingId: visit.id });
  await running.stop();
  const later = await on.started();
  expect((await told(later, visit)).opinion).toEqual(asked.opinion);
});

test('where the vendor had asked before, that is what is said, and nobody needs to do anything', async () => {
  const { on, running } = await begun();
  const visit = overToday(on);
  const doctorId = on.clinic.world.addresses.get(visit.addressId)?.doctorId ?? '';
  on.clinic.opinionsAsked.add(`${doctorId} ${(visit.patient.phone ?? '').replaceAll(/\D/g, '')}`);
  await answered(ask(running, visit));
  await on.clock.advance(2 * minute);
  expect(await told(running, visit)).toMatchObject({ opinion: { already: true }, needsYou: [] });
});

test('a visit that is not over, one that was missed and one without a phone are not asked after', async () => {
  const { on, running } = await begun();
  const coming = visitWhere(on, ({ end }, now) => end > now + 60 * minute);
  expect(await ask(running, coming)).toMatchObject({ error: { kind: 'opinionNotAskable' } });
  const visit = overToday(on);
  await answered(decideOn(running.desk, { kind: 'presence', bookingId: visit.id, presence: 'absent' }));
  expect(await ask(running, visit)).toMatchObject({ error: { kind: 'opinionNotAskable' } });
});

test('who turns out not to have come is not asked, as long as that can be stopped', async () => {
  const { on, running } = await begun();
  on.clinic.lineUp = false;
  const visit = overToday(on);
  await answered(ask(running, visit));
  await answered(decideOn(running.desk, { kind: 'presence', bookingId: visit.id, presence: 'absent' }));
  expect((await told(running, visit)).pending).toEqual(['presence']);
  on.clinic.lineUp = true;
  await on.clock.advance(10 * minute);
  expect(on.clinic.opinionsAsked.size).toBe(0);
  // Marked in the panel meanwhile, after it was decided here.
  const other = visitWhere(
    on,
    ({ id, end, start, presence }, now) =>
      id !== visit.id && end <= now && start > now - 4 * 60 * minute && presence === null,
  );
  on.clinic.lineUp = false;
  await answered(ask(running, other));
  other.presence = 'absent';
  await on.clock.advance(5 * minute);
  on.clinic.lineUp = true;
  await on.clock.advance(10 * minute);
  expect(on.clinic.opinionsAsked.size).toBe(0);
  expect((await told(running, other)).needsYou).toMatchObject([
    { kind: 'askForOpinion', reason: 'changedMeanwhile' },
  ]);
});

test('a lost answer is a person’s: it is not sent a second time until they say so', async () => {
  const { on, running } = await begun();
  const visit = overToday(on);
  on.clinic.faults.set([{ fault: { kind: 'drop-after' }, operations: [operation], times: 1 }]);
  await answered(ask(running, visit));
  await on.clock.advance(15 * minute);
  expect(on.clinic.opinionsAsked.size).toBe(1);
  const { needsYou, opinion } = await told(running, visit);
  expect(opinion).toBeNull();
  expect(needsYou).toEqual([
    { kind: 'askForOpinion', reason: 'cannotTell', steps: ['again', 'callPatient', 'drop'] },
  ]);
  let calls = 0;
  on.vendor.answer = (_, url) => {
    calls += url.includes('opinion-request') ? 1 : 0;
    return null;
  };
  const [item] = (await answered(running.desk.handlers['attention.get'](null))).attention;
  await answered(
    running.desk.handlers['attention.resolve']({ intentId: item?.intentId ?? '', step: 'again' }),
  );
  await on.clock.advance(5 * minute);
  expect(calls).toBe(1);
  // It had arrived: the vendor says so now.
  expect(await told(running, visit)).toMatchObject({ opinion: { already: true }, needsYou: [] });
});

test.each([
  ['Visit not found', 'patientUnknown', 403],
  ['Phone number is invalid.', 'phoneWrong', 400],
  ['Cannot send request', 'vendorRefused', 422],
  ['You are not authorized to see this facility', 'notAllowed', 403],
] as const)('%s is told as %s', async (message, reason, status) => {
  const { on, running } = await begun();
  const visit = overToday(on);
  on.vendor.answer = (_, url) =>
    url.includes('opinion-request')
      ? new Response(JSON.stringify({ message, errors: [] }), {
          status,
          headers: { 'content-type': 'application/vnd.error+docplanner+json' },
        })
      : null;
  await answered(ask(running, visit));
  await on.clock.advance(5 * minute);
  expect((await told(running, visit)).needsYou).toMatchObject([{ kind: 'askForOpinion', reason }]);
});

test('who is asked while nobody has said whether the visit took place is still asked about at the end of the day', async () => {
  const { on, running } = await begun();
  const days = async () =>
    (await answered(running.desk.handlers['arrivals.unsettled'](null))).reduce(
      (sum, { count }) => sum + count,
      0,
    );
  const before = await days();
  expect(before).toBeGreaterThan(0);
  const now = on.clock.now();
  on.clinic.lineUp = false;
  const asked = visitWhere(
    on,
    ({ start, presence }) =>
      presence === null && start < now - 12 * 60 * minute && start > now - 6 * 24 * 60 * minute,
  );
  expect(await answered(ask(running, asked))).toMatchObject({ kind: 'intent' });
  expect(await days()).toBe(before);
  expect(
    await answered(decideOn(running.desk, { kind: 'presence', bookingId: asked.id, presence: 'absent' })),
  ).toMatchObject({ kind: 'intent' });
  expect(await days()).toBe(before - 1);
});
