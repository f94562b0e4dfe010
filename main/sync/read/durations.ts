import type { AddressId, AddressServiceId, CalendarRef } from '#shared/domain/ids.ts';
import type { Slot } from '#shared/domain/schedule.ts';
import type { Clock } from '#shared/ports.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';
import type { CopyStore, RemoteClinic } from '../ports.ts';

/** When calendars were last asked how long their services take, by `Clock.elapsed`. */
export type DurationMemory = Map<AddressId, number>;

/** What learning durations needs of both sides. */
export interface DurationReading {
  readonly remote: Pick<RemoteClinic, 'getAddressServices'>;
  readonly store: Pick<CopyStore, 'catalogue' | 'transaction'>;
  readonly clock: Clock;
  readonly durations: DurationMemory;
}

/** As old as the list of services itself may become. */
const renewMs = 6 * hourMs;
/** A vendor that does not tell is not asked again with each window. */
const againMs = 10 * minuteMs;
/** Services that are offered on other days each would take a question. */
const mostQuestions = 3;

/**
 * Learns how long the services of a calendar take. Slots do not tell it, and a list of services only with the start of a slot (API.md
 * §5), so it is asked for when slots come that name a service of unknown length, and some hours later anew. What cannot be learned
 * now is asked for with a later window: it is no reason for this one to fail.
 * @param slots those that were just read, by their start
 * @returns true if anything was learned
 */
export async function learnDurations(
  reading: DurationReading,
  calendar: CalendarRef,
  slots: readonly Slot[],
): Promise<boolean> {
  const { remote, store, clock, durations } = reading;
  const { addressId } = calendar;
  const untold = slots.filter(
    ({ start, services }) => start > clock.now() && services.some(({ duration }) => duration === null),
  );
  if (untold.length === 0) return false;
  const tried = new Set<AddressServiceId>();
  let slot = slotToAskFor(reading, addressId, untold);
  let learned = false;
  for (let asked = 0; slot !== undefined && asked < mostQuestions; asked += 1) {
    durations.set(addressId, clock.elapsed());
    const answer = await remote.getAddressServices(calendar, slot.start);
    if (!answer.ok) {
      // Refused, it would be again; anything else is no answer to the question.
      if (answer.error.sent !== 'answered') durations.delete(addressId);
      return learned;
    }
    const told = answer.value.items.flatMap(({ id, duration }) =>
      duration === null ? [] : [[id, duration] as const],
    );
    learned =
      store.transaction(() => store.catalogue.learnDurations(addressId, new Map(told)), 'repeatable') ||
      learned;
    for (const { addressServiceId } of slot.services) tried.add(addressServiceId);
    slot = firstWithUnknown(store, addressId, untold, tried);
  }
  return learned;
}

/** `undefined`: nothing is unknown, or it was asked for lately. */
function slotToAskFor(
  { store, clock, durations }: DurationReading,
  addressId: AddressId,
  untold: readonly Slot[],
): Slot | undefined {
  const unknown = firstWithUnknown(store, addressId, untold, new Set());
  const askedAt = durations.get(addressId);
  if (askedAt === undefined) {
    // What an earlier life has learned is as good as new.
    if (unknown === undefined) durations.set(addressId, clock.elapsed());
    return unknown;
  }
  const age = clock.elapsed() - askedAt;
  if (age >= renewMs) return unknown ?? untold[0];
  return age >= againMs ? unknown : undefined;
}

/** The first slot of a service that is known here, but not for how long. */
function firstWithUnknown(
  { catalogue }: DurationReading['store'],
  addressId: AddressId,
  untold: readonly Slot[],
  tried: ReadonlySet<AddressServiceId>,
): Slot | undefined {
  const unknown = new Set(
    catalogue
      .addressServices(addressId)
      .filter(({ id, duration }) => duration === null && !tried.has(id))
      .map(({ id }) => id),
  );
  return untold.find(({ services }) =>
    services.some(({ addressServiceId, duration }) => duration === null && unknown.has(addressServiceId)),
  );
}
