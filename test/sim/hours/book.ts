import { hourMs, minuteMs } from '#shared/time/durations.ts';
import { dayWindow, localDateOf, type LocalDate } from '#shared/time/zone.ts';
import type { Clinic } from '../../../main/practice/clinic.ts';
import { freeSlots } from '../../../main/practice/rules/slots.ts';
import type { WorkPeriod } from '../../../main/practice/world.ts';

/** Whose doing it was that the hours of a date changed: a desk's, a doctor's, or that a calendar was switched. */
export type By = number | 'doctor' | 'switch';

/** How the hours of a date were from a moment on. */
export interface Was {
  readonly at: number;
  /** `null`: nobody's, it began so. */
  readonly by: By | null;
  readonly periods: readonly WorkPeriod[];
}

/** So near to now a vendor may have a notice time of its own, and what is missing there is not called different (adr/0026). */
export const noticeMs = 2 * hourMs + 10 * minuteMs;

/**
 * The hours of each date at the clinic and whose doing they are, found by comparing its world with what it was: nothing in the product
 * has a part in it. What becomes different while a doctor is at the panel is the doctor's; all else is of the desk that wrote last.
 */
export class HoursBook {
  readonly #clinic: Clinic;
  readonly #history = new Map<string, Was[]>();
  readonly #writer = new Map<string, number>();
  /** The last time that a calendar was switched off or on, by calendar. */
  readonly #switched = new Map<string, number>();
  /** The hours of each calendar as they were looked at last: the clinic puts a new list in the place of one that changes. */
  readonly #looked = new Map<string, readonly WorkPeriod[]>();

  constructor(clinic: Clinic) {
    this.#clinic = clinic;
    this.look(null);
  }

  /** Finds what became different. `doctor`: in the panel, just now; `null`: by calls. */
  look(who: 'doctor' | null): void {
    const { world, clock } = this.#clinic;
    for (const addressId of world.addresses.keys()) {
      const all = world.workPeriods.get(addressId) ?? none;
      if (this.#looked.get(addressId) === all) continue;
      this.#looked.set(addressId, all);
      const now = byDate(all, addressId, world.timeZone);
      const known = [...this.#history.keys()].filter((key) => key.startsWith(`${addressId} `));
      for (const key of new Set([...now.keys(), ...known])) {
        const periods = now.get(key) ?? [];
        const history = this.#history.get(key) ?? [];
        if (signature(history.at(-1)?.periods ?? []) === signature(periods)) continue;
        const began = this.#switched.has(addressId) ? 'switch' : null;
        const by = who ?? this.#writer.get(key) ?? began;
        this.#history.set(key, [...history, { at: clock.now(), by, periods }]);
      }
    }
  }

  /** A desk's write of a date leaves. */
  written(desk: number, addressId: string, date: LocalDate): void {
    this.look(null);
    this.#writer.set(`${addressId} ${date}`, desk);
  }

  /** A calendar is switched: what becomes different of its dates is by that until they are written again. */
  switched(addressId: string, at: number): void {
    this.look(null);
    this.#switched.set(addressId, at);
    for (const key of this.#history.keys()) if (key.startsWith(`${addressId} `)) this.#writer.delete(key);
  }

  switchedAt(addressId: string): number {
    return this.#switched.get(addressId) ?? Number.NEGATIVE_INFINITY;
  }

  /** How a date was, from the first on; empty where it never had hours. */
  history(addressId: string, date: LocalDate): readonly Was[] {
    return this.#history.get(`${addressId} ${date}`) ?? [];
  }

  /** What the vendor would tell as free of a date that had these hours; starts before `from` are left out. */
  offered(
    addressId: string,
    date: LocalDate,
    periods: readonly WorkPeriod[],
    from: number,
  ): readonly string[] {
    const { world, clock, quirks } = this.#clinic;
    const day = dayWindow(date, world.timeZone);
    if (from >= day.to) return [];
    const alone = { ...world, workPeriods: new Map([[addressId, [...periods]]]) };
    const now = clock.now();
    const isTold = (id: string): boolean =>
      quirks.slotsShowInvisible || world.addressServices.get(id)?.isVisible === true;
    return freeSlots(alone, addressId, { from: Math.max(from, day.from), to: day.to, now }).flatMap(
      ({ start, services }) =>
        services
          .filter(({ addressServiceId }) => isTold(addressServiceId))
          .map(({ addressServiceId }) => `${start} ${addressServiceId}`),
    );
  }
}

const none: readonly WorkPeriod[] = [];

function byDate(all: readonly WorkPeriod[], addressId: string, zone: string): Map<string, WorkPeriod[]> {
  const dates = new Map<string, WorkPeriod[]>();
  for (const period of all) {
    const key = `${addressId} ${localDateOf(period.start, zone)}`;
    dates.set(key, [...(dates.get(key) ?? []), period]);
  }
  return dates;
}

/** All that a patient or a bill could tell apart. */
export const signature = (periods: readonly WorkPeriod[]): string =>
  periods
    .map(({ start, end, services, insuranceAccepted, insuranceProviders }) =>
      [
        start,
        end,
        insuranceAccepted,
        insuranceProviders.join('+'),
        ...services.map(({ addressServiceId, duration }) => `${addressServiceId}/${duration}`).toSorted(),
      ].join(' '),
    )
    .toSorted()
    .join('\n');
