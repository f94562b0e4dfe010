import type { AddressService, Booking, Break, World } from '../world.ts';

interface Index {
  /** How many of the world's bookings are in it. Bookings are added and changed, never taken out of the map. */
  seen: number;
  readonly byAddress: Map<string, Booking[]>;
}

const indexes = new WeakMap<World, Index>();

/** All bookings ever made at an address, also cancelled ones, in the order they were made. */
export function bookingsAt(world: World, addressId: string): readonly Booking[] {
  const index = indexes.get(world) ?? { seen: 0, byAddress: new Map<string, Booking[]>() };
  indexes.set(world, index);
  if (index.seen !== world.bookings.size) addUnseen(index, world);
  return index.byAddress.get(addressId) ?? [];
}

/** Puts a new booking into the world, and into the index when that is up to date. */
export function insertBooking(world: World, booking: Booking): void {
  const index = indexes.get(world);
  if (index !== undefined && index.seen === world.bookings.size) {
    push(index, booking);
    index.seen += 1;
  }
  world.bookings.set(booking.id, booking);
}

/** The bookings that hold time at an address between two instants. */
export function activeBookings(world: World, addressId: string, from: number, to: number): Booking[] {
  return bookingsAt(world, addressId).filter(
    (booking) => booking.status === 'booked' && booking.start < to && booking.end > from,
  );
}

/** The breaks at an address that touch the span, by their beginning. */
export function breaksAt(world: World, addressId: string, from: number, to: number): Break[] {
  return [...world.breaks.values()]
    .filter((pause) => pause.addressId === addressId && pause.since < to && pause.till > from)
    .sort((a, b) => a.since - b.since || a.till - b.till);
}

/** The services offered at an address. */
export function servicesAt(world: World, addressId: string): AddressService[] {
  return [...world.addressServices.values()].filter((service) => service.addressId === addressId);
}

/** A fresh id. */
export function freshId(world: World): string {
  const id = String(world.nextId);
  world.nextId += 1;
  return id;
}

function addUnseen(index: Index, world: World): void {
  let position = 0;
  for (const booking of world.bookings.values()) {
    position += 1;
    if (position > index.seen) push(index, booking);
  }
  index.seen = world.bookings.size;
}

function push(index: Index, booking: Booking): void {
  const list = index.byAddress.get(booking.addressId);
  if (list === undefined) index.byAddress.set(booking.addressId, [booking]);
  else list.push(booking);
}
