import { describe, expect, test } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import { minute, ready, coming, begun, decide, calls, open } from './outboxBench.ts';

/* Presence is told when the vendor takes it, once, and not at all where it was taken back before. */
describe('presence', () => {
  test('waits for the visit to begin, and is told then', async () => {
    const { clinic, clock, one } = await ready();
    const visit = coming(clinic, 1);
    decide(one, { kind: 'presence', bookingId: asBookingId(visit.id), presence: 'present' });
    await clock.advance(visit.start - clock.now() - minute);
    expect(calls(clinic, 'markPatientPresence')).toBe(0);
    await clock.advance(3 * minute);
    expect(clinic.world.bookings.get(visit.id)?.presence).toBe('present');
  });

  test('waits for the end of the visit where the vendor takes it only then', async () => {
    const { clinic, clock, one } = await ready({ quirks: { presenceFrom: 'end' } });
    const visit = coming(clinic, 1);
    decide(one, { kind: 'presence', bookingId: asBookingId(visit.id), presence: 'absent' });
    await clock.advance(visit.end - clock.now() + 2 * minute);
    expect(clinic.world.bookings.get(visit.id)?.presence).toBe('absent');
    expect(open(one)).toEqual([]);
  });

  test('of two marks that have not been sent only the last reaches the vendor; the opposite of nothing reaches it not at all', async () => {
    const { clinic, clock, one } = await ready();
    const visit = begun(clinic);
    const id = asBookingId(visit.id);
    const was = visit.presence;
    const opposite = was === 'present' ? 'absent' : 'present';
    const same = opposite === 'present' ? 'absent' : 'present';
    if (was === null) {
      decide(one, { kind: 'presence', bookingId: id, presence: 'absent' });
      decide(one, { kind: 'presence', bookingId: id, presence: 'present' });
      await clock.advance(minute);
      expect(calls(clinic, 'markPatientAbsence')).toBe(0);
      expect(clinic.world.bookings.get(visit.id)?.presence).toBe('present');
      return;
    }
    decide(one, { kind: 'presence', bookingId: id, presence: opposite });
    expect(decide(one, { kind: 'presence', bookingId: id, presence: same }).kind).toBe('settled');
    await clock.advance(minute);
    expect(calls(clinic, 'markPatientAbsence') + calls(clinic, 'markPatientPresence')).toBe(0);
  });

  test('undoing the later mark brings the earlier one back', async () => {
    const { clinic, clock, one } = await ready();
    const visit = coming(clinic, 1);
    const id = asBookingId(visit.id);
    decide(one, { kind: 'presence', bookingId: id, presence: 'present' });
    const second = decide(one, { kind: 'presence', bookingId: id, presence: 'absent' });
    if (second.kind !== 'intent') throw new Error('no intent');
    expect(one.sync.decisions.undo(second.id)).toBe('undone');
    await clock.advance(visit.start - clock.now() + minute);
    expect(clinic.world.bookings.get(visit.id)?.presence).toBe('present');
    expect(calls(clinic, 'markPatientAbsence')).toBe(0);
  });
});
