import { writtenPlace } from './wire/event.ts';
import type { QueuedNotification, World } from './world.ts';
import { hourMs } from '#shared/time/durations.ts';

/** Events that nobody pulled for so long are deleted (API.md §9). */
const notificationLife = 72 * hourMs;

/** The kinds that are queued; `slot-booking` and `booking-moving` are asked by PUSH alone. */
export type EventName =
  | 'slot-booked'
  | 'booking-canceled'
  | 'booking-moved'
  | 'booking-confirmed'
  | 'booking-payment-status-changed'
  | 'break-created'
  | 'break-moved'
  | 'break-removed'
  | 'presence-marked'
  | 'address-service-created'
  | 'address-service-deleted'
  | 'address-service-changed'
  | 'address-commercial-type-changed'
  | 'address-assigned'
  | 'address-unassigned';

type Listener = (notification: QueuedNotification) => void;
const listeners = new WeakMap<World, Set<Listener>>();

/** Puts an event at the end of the queue, as the world is now, and tells who listens (PUSH). */
export function announce(
  world: World,
  event: {
    readonly now: number;
    readonly name: EventName;
    readonly addressId: string;
    readonly data: Readonly<Record<string, unknown>>;
  },
): void {
  dropExpired(world, event.now);
  const withType = event.name.startsWith('address-') && !event.name.startsWith('address-service-');
  const notification = {
    name: event.name,
    data: { ...writtenPlace(world, event.addressId, { commercialType: withType }), ...event.data },
    createdAt: event.now,
  };
  world.queue.push(notification);
  for (const listener of listeners.get(world) ?? []) listener(notification);
}

/** Calls `listener` for each new event until the returned function is called. */
export function onNotification(world: World, listener: Listener): () => void {
  const set = listeners.get(world) ?? new Set<Listener>();
  listeners.set(world, set);
  set.add(listener);
  return () => set.delete(listener);
}

/** Takes up to `limit` of the oldest events out of the queue: reading consumes them, nothing acknowledges. */
export function takeNotifications(world: World, now: number, limit: number): QueuedNotification[] {
  dropExpired(world, now);
  return world.queue.splice(0, limit);
}

/** Deletes what waited for 72 hours. */
function dropExpired(world: World, now: number): void {
  const alive = world.queue.findIndex((event) => event.createdAt > now - notificationLife);
  world.queue.splice(0, alive === -1 ? world.queue.length : alive);
}
