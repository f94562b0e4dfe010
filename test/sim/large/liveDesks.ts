import { asBookingId } from '#shared/domain/ids.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { allLists, calendars, keyOf } from '../../../main/sync/catalogue/catalogueReader.ts';
import { plan } from '../../../main/sync/plan/plan.ts';
import type { SimClock } from '../simClock.ts';
import type { Run, SimDesk } from '../simDesk.ts';
import type { Vendor } from '../vendor.ts';
import type { LargePlan } from './largePlan.ts';

const minute = 60_000;
const second = 1_000;

/**
 * What must hold of each desk, at every moment, however many share the client and however large the clinic:
 *
 * 1. It looks into the queue of events, at its pace.
 * 2. Today's visits of each calendar are read within twice the age that the plan gives them.
 * 3. What an event tells of is read soon.
 * 4. It is never paused: it does not ask for more than it may.
 *
 * And in the end each list of the catalogue has been read anew, as far as the hours were long enough for the plan to ask for it.
 */
export class LiveDesks {
  /** The vendor, with an eye on who looks into the queue. */
  readonly watched: Vendor;
  readonly #plan: LargePlan;
  readonly #clock: SimClock;
  readonly #vendor: Vendor;
  readonly #fail: (what: string) => void;
  readonly #lookedAt = new Map<number, number>();
  readonly #startedAt = new Map<number, number>();
  /** By desk: when the vendor last answered for each list, by the path of the call. */
  readonly #listsAt = new Map<number, Map<string, number>>();
  readonly #told = new Map<string, number>();

  constructor(plan: LargePlan, clock: SimClock, vendor: Vendor, fail: (what: string) => void) {
    this.#plan = plan;
    this.#clock = clock;
    this.#vendor = vendor;
    this.#fail = fail;
    this.watched = {
      ...vendor,
      fetch: async (desk, life, url, init) => {
        const response = await vendor.fetch(desk, life, url, init);
        // Where nothing is queued the vendor says 404.
        if (response.ok || response.status === 404) this.#heard(desk.index, new URL(url).pathname);
        return response;
      },
    };
  }

  #heard(desk: number, path: string): void {
    if (path.includes('/notifications')) this.#lookedAt.set(desk, this.#clock.now());
    const lists = this.#listsAt.get(desk) ?? new Map<string, number>();
    this.#listsAt.set(desk, lists);
    if (/\/(facilities|doctors|addresses|services)$/.test(path)) lists.set(path, this.#clock.now());
  }

  started({ index }: SimDesk): void {
    this.#startedAt.set(index, this.#clock.now());
  }

  stopped({ index }: SimDesk): void {
    this.#startedAt.delete(index);
    this.#lookedAt.delete(index);
  }

  /** A patient has booked. */
  told(id: string | null): void {
    if (id !== null) this.#told.set(id, this.#clock.now());
  }

  look(desks: readonly SimDesk[]): void {
    for (const desk of desks) if (desk.run !== null) this.#lookAt(desk, desk.run);
    this.#lookForTold(desks);
  }

  #lookAt({ index, aheadMs }: SimDesk, run: Run): void {
    const now = this.#clock.now();
    const startedAt = this.#startedAt.get(index) ?? now;
    const looked = now - Math.max(startedAt, this.#lookedAt.get(index) ?? 0);
    if (looked > 2 * run.settings.pollMs + minute)
      this.#fail(`desk ${index} has not looked for events for ${Math.round(looked / second)} s`);
    const line = run.sync.line();
    if (line.kind === 'paused')
      this.#fail(`desk ${index} is paused: ${line.problem.kind} ${line.problem.details}`);
    const age = this.#ageOfToday(run, aheadMs, startedAt);
    const most = 2 * this.#maxAgeOfToday(run) + 10 * minute;
    if (age > most)
      this.#fail(
        `desk ${index}: today's visits are ${Math.round(age / minute)} min old, planned for half of ${Math.round(most / minute)}`,
      );
  }

  /** As the desk has it, less what its clock is wrong; what was set meanwhile is nobody's measure. */
  #ageOfToday({ bare }: Run, aheadMs: number, startedAt: number): number {
    const { timeZone } = this.#vendor.clinic.world;
    const now = this.#clock.now();
    if (aheadMs !== 0) return 0;
    const asOf = bare.freshness.asOf(localDateOf(now, timeZone));
    const ages = bare.catalogue.addresses().map(({ id }) => now - Math.max(startedAt, asOf.get(id) ?? 0));
    return Math.max(0, ...ages);
  }

  #maxAgeOfToday({ bare, settings }: Run): number {
    const today = localDateOf(this.#clock.now(), this.#vendor.clinic.world.timeZone);
    const addresses = calendars(bare.catalogue).map(({ addressId }) => addressId);
    const [first] = plan({ calendars: new Map([[today, addresses]]), lists: allLists(bare) }, settings);
    return first?.maxAge ?? 0;
  }

  /** Each event is given to one desk, and others find the visit later. */
  #lookForTold(desks: readonly SimDesk[]): void {
    const now = this.#clock.now();
    for (const [id, at] of this.#told) {
      const runs = desks.flatMap(({ run }) => run ?? []);
      if (runs.some(({ bare }) => bare.bookings.get(asBookingId(id)) !== null)) this.#told.delete(id);
      else if (now - at > this.#eventsWithin(runs)) {
        this.#fail(`visit ${id} was told of ${Math.round((now - at) / minute)} min ago, and no desk has it`);
        this.#told.delete(id);
      }
    }
  }

  /** A desk that has taken an event, and was closed before it had read what that tells of, reads it when it is opened again. */
  #eventsWithin(runs: readonly Run[]): number {
    const pollMs = Math.max(0, ...runs.map(({ settings }) => settings.pollMs));
    const down = Math.max(0, ...this.#plan.restarts.map(({ downMs }) => downMs));
    return 2 * pollMs + 10 * minute + down;
  }

  lookInTheEnd(desks: readonly SimDesk[]): void {
    for (const { index, run } of desks) {
      const since = this.#clock.now() - (this.#startedAt.get(index) ?? this.#clock.now());
      if (run === null || since < this.#renewedWithin(run)) continue;
      // On another day all windows are new, and again when the clock is right.
      if (this.#plan.clocks.some(({ desk }) => desk === index)) continue;
      const unread = allLists(run.bare).length - (this.#listsAt.get(index)?.size ?? 0);
      if (unread > 0) this.#fail(`desk ${index} has not read ${unread} lists of the catalogue again`);
    }
  }

  /** All that comes before the lists is old after a night, is read first, and becomes old again meanwhile. */
  #renewedWithin({ bare, settings }: Run): number {
    const lists = allLists(bare).length;
    const perHour = (settings.callsPerHour - 3_600_000 / settings.pollMs) * settings.sweepShare;
    const before = 9 * bare.catalogue.addresses().length + lists;
    return 4 * (before / perHour) * 60 * minute + 60 * minute;
  }

  story(desks: readonly SimDesk[]): readonly string[] {
    return desks.flatMap(({ index, aheadMs, run }) => {
      if (run === null) return [];
      const keys = new Set(allLists(run.bare).map(keyOf));
      const age = Math.round(this.#ageOfToday(run, aheadMs, 0) / minute);
      const planned = Math.round(this.#maxAgeOfToday(run) / minute);
      const lists = this.#listsAt.get(index)?.size ?? 0;
      return `desk ${index}: today ${age} min old (plan ${planned}), lists ${lists} of ${keys.size} (within ${Math.round(this.#renewedWithin(run) / (60 * minute))} h), ${run.sync.line().kind}`;
    });
  }
}
