import { expect, test, vi } from 'vitest';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import { doctorMoves } from '../../../main/practice/actions/doctors.ts';
import { patientMoves } from '../../../main/practice/actions/patients.ts';
import { answered, begun, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';

/*
 * The history of a visit goes on under all ids that it has had. Each move is told once, from when to when: the desk's own with
 * who decided it, those of patients and doctors as far as the vendor told, however often it did. What a moved visit was booked
 * as at first stays told; why it was cancelled here too.
 */
vi.setConfig({ testTimeout: 60_000 });
const minute = 60_000;

async function visit({ desk }: RunningDesk, id: string): Promise<VisitDetails> {
  const found = await answered(desk.handlers['visits.get']({ bookingId: id }));
  if (found === null) throw new Error(`no visit ${id}`);
  return found;
}
const moves = ({ history }: VisitDetails) => history.flatMap(({ moved }) => moved ?? []);

/** A visit of tomorrow that a patient booked, and two free times on later days that take its service. */
async function movable({ desk }: RunningDesk) {
  const { columns } = await answered(desk.handlers['board.open']({ date: '2026-11-24' }));
  for (const { cards, addressId } of columns) {
    for (const card of cards.filter(
      ({ status, bookedByPatient }) => status === 'booked' && bookedByPatient,
    )) {
      const details = await visit({ desk } as RunningDesk, card.id);
      const times = await answered(
        desk.handlers['freeTimes.get']({
          addressId,
          scope: 'address',
          from: card.start + 86_400_000,
          to: card.start + 20 * 86_400_000,
        }),
      );
      const fits = times.filter(({ services }) => services.some(({ id }) => id === details.service?.id));
      const [first, second] = [fits[0], fits.at(-1)];
      const service = first?.services.find(({ id }) => id === details.service?.id);
      if (first === undefined || second === undefined || first === second || service === undefined) continue;
      return { card, details, addressId, service, to: [first.start, second.start] as const };
    }
  }
  throw new Error('nothing can be moved');
}

/** The desk hears of it at its next look. */
const heard = (on: Machine) => on.clock.advance(2 * minute);

test('the desk’s own move stands there with both times and who decided it, once, though the vendor tells it too', async () => {
  const { on, running } = await begun();
  const { card, details, addressId, service, to } = await movable(running);
  const { handlers } = running.desk;
  await handlers['staff.save']({
    id: null,
    name: 'Anna Kot',
    initials: 'AK',
    pin: 'none',
    pinNow: null,
    right: 'atDesk',
  });
  const { members } = await answered(handlers['staff.get'](null));
  await handlers['staff.switch']({ id: members[0]?.id ?? null, pin: null });
  await decideOn(
    { handlers },
    {
      kind: 'move',
      bookingId: card.id,
      addressId,
      start: to[0],
      duration: service.duration,
      addressServiceId: service.id,
    },
  );
  await heard(on);
  const moved = await visit(running, card.id);
  expect(moved.id).not.toBe(card.id);
  expect(moves(moved)).toEqual([{ from: card.start, to: to[0], doctorName: null, by: null }]);
  expect(moved.history.find(({ kind }) => kind === 'intent.move')?.staff).toBe('AK');
  expect(moved).toMatchObject({ bookedBy: 'patient', bookedAt: details.bookedAt });
});

test('moves of the patient and the doctor are told with who moved it, from when, and once', async () => {
  const { on, running } = await begun();
  const { world } = on.clinic;
  const { card, details, addressId, to } = await movable(running);
  const first = patientMoves(world, { now: on.clock.now(), bookingId: card.id, addressId, start: to[0] });
  if (!first.ok) throw new Error('not moved');
  await heard(on);
  const second = doctorMoves(world, { now: on.clock.now(), bookingId: first.value.new.id, start: to[1] });
  if (!second.ok) throw new Error('not moved');
  await heard(on);
  const moved = await visit(running, second.value.new.id);
  expect(moved.start).toBe(to[1]);
  expect(moves(moved)).toEqual([
    { from: card.start, to: to[0], doctorName: null, by: 'patient' },
    { from: to[0], to: to[1], doctorName: null, by: 'doctor' },
  ]);
  expect(moved).toMatchObject({ bookedBy: 'patient', bookedAt: details.bookedAt });
});

test('a cancellation here keeps its reason, and a visit that was made here says so', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const { card, addressId, service, to } = await movable(running);
  await decideOn({ handlers }, { kind: 'cancel', bookingId: card.id, reason: 'Has a cold' });
  const booked = await answered(
    decideOn(
      { handlers },
      {
        kind: 'book',
        addressId,
        start: to[0],
        duration: service.duration,
        addressServiceId: service.id,
        patient: {
          name: 'Nina',
          surname: 'Zyxowska',
          phone: '690000111',
          email: null,
          birthDate: null,
          nin: null,
          gender: null,
        },
        comment: null,
      },
    ),
  );
  await heard(on);
  const cancelled = await visit(running, card.id);
  expect(cancelled.history.find(({ kind }) => kind === 'intent.cancel')?.reason).toBe('Has a cold');
  if (booked.kind !== 'intent') throw new Error('not booked');
  const made = await visit(running, booked.id);
  expect(made.id).not.toBe(asBookingId(booked.id));
  expect(made.history.filter(({ kind }) => kind === 'intent.book')).toHaveLength(1);
});
