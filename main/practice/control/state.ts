import type { Clinic } from '../clinic.ts';
import type { Booking } from '../world.ts';

/**
 * What a test wants to know of the clinic: counts, what is waiting, and bookings by id.
 * `?bookings=1,2` shows these, `?bookings=all` shows all; `?addresses=all` shows where bookings can be made, `?periods=1` the work
 * periods of an address, which the API itself tells nobody, `?services=all` what is offered, with
 * durations, `?breaks=all` the breaks.
 */
export function stateOf(clinic: Clinic, query: URLSearchParams): Record<string, unknown> {
  const { world, clock, counts, faults, quirks, slotJobs, lineUp, pusher } = clinic;
  return {
    now: clock.now(),
    timeZone: world.timeZone,
    lineUp,
    counts: counts.toJSON(),
    struck: Object.fromEntries(faults.struck),
    faultsWaiting: faults.waiting,
    quirks,
    queue: world.queue.length,
    pushesFailed: pusher?.failed.length ?? null,
    slotJobsRunning: slotJobs.running,
    totals: {
      doctors: world.doctors.size,
      addresses: world.addresses.size,
      bookings: world.bookings.size,
      breaks: world.breaks.size,
    },
    ...(query.has('periods') && { periods: world.workPeriods.get(query.get('periods') ?? '') ?? [] }),
    ...(query.has('services') && { services: [...world.addressServices.values()] }),
    ...(query.has('breaks') && { breaks: [...world.breaks.values()] }),
    ...(query.has('addresses') && { addresses: [...world.addresses.values()].map(plainAddress) }),
    bookings: Object.fromEntries(
      wanted(clinic, query.get('bookings')).map((booking) => [booking.id, booking]),
    ),
  };
}

function wanted(clinic: Clinic, ids: string | null): Booking[] {
  if (ids === null) return [];
  if (ids === 'all') return [...clinic.world.bookings.values()];
  return ids.split(',').flatMap((id) => clinic.world.bookings.get(id.trim()) ?? []);
}

function plainAddress(address: {
  readonly id: string;
  readonly doctorId: string;
  readonly facilityId: string;
}) {
  const { id, doctorId, facilityId } = address;
  return { id, doctorId, facilityId };
}
