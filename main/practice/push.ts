import { onNotification } from './notifications.ts';
import type { Clock } from './ports.ts';
import type { Quirks } from './quirks.ts';
import { cancelBooking } from './rules/booking.ts';
import { written } from './wire/time.ts';
import type { QueuedNotification, World } from './world.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';

/** Where events are pushed to. */
export interface PushAddress {
  /** https, or http on this machine. */
  readonly url: string;
  /** A header agreed with the vendor. */
  readonly apiKey?: { readonly header: string; readonly value: string };
}

/** How long the clinic may think about a booking (API.md §9). */
const timeToApprove = 5000;

/** The retry schedules that the vendor's pages name, in ms after the attempt before. */
const schedules: Readonly<Record<Quirks['pushRetries'], readonly number[]>> = {
  once: [],
  three: [minuteMs, 5 * minuteMs, 15 * minuteMs],
  two: [5 * minuteMs, 10 * minuteMs],
};

/** True where the vendor would push to: https, or plain http on the loopback interface. */
export function isPushUrl(url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed === null) return false;
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname);
  return parsed.protocol === 'https:' || (parsed.protocol === 'http:' && loopback);
}

/** Pushes each event of a world to an address, and asks it before bookings are made. */
export class Pusher {
  readonly #world: World;
  readonly #clock: Clock;
  readonly #address: PushAddress;
  readonly #quirks: () => Quirks;
  readonly #fetch: typeof fetch;
  readonly #timers = new Set<() => void>();
  readonly #stopListening: () => void;
  #failed: QueuedNotification[] = [];
  #lastRelease = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(world: World, clock: Clock, address: PushAddress, quirks: () => Quirks, send: typeof fetch) {
    if (!isPushUrl(address.url)) throw new Error('pushes go to https, or to http on this machine');
    this.#world = world;
    this.#clock = clock;
    this.#address = address;
    this.#quirks = quirks;
    this.#fetch = send;
    this.#stopListening = onNotification(world, (event) => this.#attempt(event, 0));
  }

  /** Events that could not be pushed and are not tried again by themselves. */
  get failed(): readonly QueuedNotification[] {
    return this.#failed;
  }

  /** Asks whether something may happen: 2xx within five seconds is yes, everything else no. */
  async ask(name: 'slot-booking' | 'booking-moving', data: Record<string, unknown>): Promise<boolean> {
    const event = { name, data, createdAt: this.#clock.now() };
    const late = new Promise<boolean>((resolve) => this.#after(timeToApprove, () => resolve(false)));
    return Promise.race([this.#send(event), late]);
  }

  /**
   * Pushes the failed ones again, at most once in an hour.
   * @returns 0, or in how many seconds it may be called again
   */
  release(): number {
    const wait = this.#lastRelease + hourMs - this.#clock.now();
    if (wait > 0) return Math.ceil(wait / 1000);
    this.#lastRelease = this.#clock.now();
    const failed = this.#failed;
    this.#failed = [];
    for (const event of failed) this.#attempt(event, 0);
    return 0;
  }

  /** Ends all pushing. */
  close(): void {
    this.#closed = true;
    this.#stopListening();
    for (const callOff of this.#timers) callOff();
    this.#timers.clear();
  }

  #attempt(event: QueuedNotification, attempt: number): void {
    void this.#send(event).then((arrived) => {
      if (arrived || this.#closed) return;
      const wait = schedules[this.#quirks().pushRetries][attempt];
      if (wait !== undefined) {
        this.#after(wait, () => this.#attempt(event, attempt + 1));
        return;
      }
      this.#failed.push(event);
      if (this.#quirks().failedPushCancels) this.#cancelUnheard(event);
    });
  }

  async #send(event: QueuedNotification): Promise<boolean> {
    const key = this.#address.apiKey;
    try {
      const response = await this.#fetch(this.#address.url, {
        method: 'POST',
        redirect: 'error',
        headers: { 'Content-Type': 'application/json', ...(key && { [key.header]: key.value }) },
        body: JSON.stringify({
          ...event,
          createdAt: undefined,
          created_at: written(this.#world, event.createdAt),
        }),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }

  /** An old guide says that a booking which could not be told is cancelled. */
  #cancelUnheard(event: QueuedNotification): void {
    const told = event.name === 'slot-booked' ? event.data['visit_booking'] : undefined;
    if (typeof told !== 'object' || told === null || !('id' in told)) return;
    const booking = this.#world.bookings.get(String(told.id));
    if (booking !== undefined)
      cancelBooking(this.#world, booking, null, { now: this.#clock.now(), by: 'user' });
  }

  #after(ms: number, task: () => void): void {
    const callOff = this.#clock.after(ms, () => {
      this.#timers.delete(callOff);
      task();
    });
    this.#timers.add(callOff);
  }
}
