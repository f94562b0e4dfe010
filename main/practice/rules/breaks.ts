import { announce, type EventName } from '../notifications.ts';
import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { announcedBreak } from '../wire/event.ts';
import { written } from '../wire/time.ts';
import type { Address, Break, World } from '../world.ts';
import type { Deed } from './booking.ts';
import { freshId } from './lookup.ts';

/**
 * Closes an address for a while. Makes the calendar where there was none.
 * Refused: 422 empty or backward range or not commercial, 409 the very same break exists.
 */
export function addBreak(
  world: World,
  address: Address,
  wanted: { readonly since: number; readonly till: number; readonly description: string | null },
  deed: Deed,
): Outcome<Break> {
  if (address.commercialType === 'basic') return refuse(refusals.notCommercial(address.id));
  if (wanted.since >= wanted.till) return refuse(refusals.invalidDateRange);
  const twin = [...world.breaks.values()].some(
    (pause) =>
      pause.addressId === address.id &&
      pause.since === wanted.since &&
      pause.till === wanted.till &&
      pause.description === wanted.description,
  );
  if (twin) return refuse(refusals.breakExists);
  address.calendar ??= 'enabled';
  const pause: Break = { id: freshId(world), addressId: address.id, ...wanted };
  world.breaks.set(pause.id, pause);
  tell(world, 'break-created', pause, deed);
  return done(pause);
}

/**
 * Closes an address, and with it what the doctor has of the other kind: offline addresses are coupled with online ones, and the
 * other way round. These breaks are moved and removed together. Where one of the others cannot be closed, it stays open.
 */
export function addCoupledBreaks(
  world: World,
  address: Address,
  wanted: { readonly since: number; readonly till: number; readonly description: string | null },
  deed: Deed,
): Outcome<Break> {
  const added = addBreak(world, address, wanted, deed);
  if (!added.ok) return added;
  const coupling = added.value.id;
  added.value.coupling = coupling;
  for (const other of world.addresses.values()) {
    if (other.doctorId !== address.doctorId || other.onlineOnly === address.onlineOnly) continue;
    if (other.foreign === true) continue;
    const copy = addBreak(world, other, wanted, deed);
    if (copy.ok) copy.value.coupling = coupling;
  }
  return added;
}

/** A break with those that go with it. */
const coupledWith = (world: World, pause: Break): Break[] => [
  pause,
  ...[...world.breaks.values()].filter(
    (other) => other !== pause && other.coupling !== undefined && other.coupling === pause.coupling,
  ),
];

/** Gives a break, and those that go with it, another time: 422 where nothing changes or it would end before it begins. */
export function moveBreak(
  world: World,
  pause: Break,
  to: { readonly since: number; readonly till: number },
  deed: Deed,
): Outcome<Break> {
  if (pause.since === to.since && pause.till === to.till) return refuse(refusals.sameDateRange);
  if (to.till <= to.since)
    return refuse(refusals.tillBeforeSince(written(world, to.till), written(world, to.since)));
  for (const other of coupledWith(world, pause)) {
    other.since = to.since;
    other.till = to.till;
    tell(world, 'break-moved', other, deed);
  }
  return done(pause);
}

/** Opens the time again. */
export function removeBreak(world: World, pause: Break, deed: Deed): void {
  for (const other of coupledWith(world, pause)) {
    world.breaks.delete(other.id);
    tell(world, 'break-removed', other, deed);
  }
}

function tell(world: World, name: EventName, pause: Break, deed: Deed): void {
  if (deed.notify === false) return;
  const data = { break: announcedBreak(world, pause) };
  announce(world, { now: deed.now, name, addressId: pause.addressId, data });
}
