import { cut } from '#shared/domain/availability/cut.ts';
import { toldWord } from '#shared/domain/availability/told.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import { wantedDays } from '#shared/domain/availability/wantedDays.ts';
import { chance, intBetween, pick, seededRandom } from '#shared/random.ts';
import { err } from '#shared/result.ts';
import { hourMs, minuteMs, secondMs } from '#shared/time/durations.ts';
import { addDays, atWallClock, dayWindow, localDateOf, type LocalDate } from '#shared/time/zone.ts';
import type { Client } from '../../../main/docplanner/client.ts';
import { doctorSetsPeriods } from '../../../main/practice/actions/calendars.ts';
import type { Quirks } from '../../../main/practice/quirks.ts';
import { datesAhead } from '../../../main/sync/publishing/ask.ts';
import { toldOn } from '../../../main/sync/hours/dateSeen.ts';
import { keptHours } from '../../../main/sync/hours/keptHours.ts';
import type { BenchDesk } from '../bench.ts';
import { scene, type Scene } from './scene.ts';
import { period, putInForce, todayOf, weekOf, zone } from './support.ts';

/**
 * Managers who put hours in force, take them back, except dates from them and switch the calendar; a doctor who edits dates in the panel;
 * a line that loses answers, and a desk that dies. All of it drawn from a seed.
 */
export interface ManagersRun {
  readonly violations: readonly string[];
  readonly tally: {
    readonly writes: number;
    readonly edits: number;
    readonly kills: number;
    readonly lost: number;
  };
}

interface Edit {
  readonly date: LocalDate;
  readonly at: number;
  /** A person has chosen ours since. */
  isAnswered: boolean;
}

/** What was read of a date is as old at most when it is replaced: an edit that is younger nobody can see. */
const blindMs = 95 * secondMs;

export async function managersRun(
  seed: number,
  spoil: (client: Client) => Client = (client) => client,
): Promise<ManagersRun> {
  return new ManagersSimulation(seed, spoil).run();
}

class ManagersSimulation {
  readonly #random: () => number;
  readonly #spoil: (client: Client) => Client;
  readonly #violations: string[] = [];
  readonly #edits: Edit[] = [];
  readonly #tally = { writes: 0, edits: 0, kills: 0, lost: 0 };
  #isTroubled = true;
  #now: () => number = () => 0;
  #desk: BenchDesk | null = null;

  constructor(seed: number, spoil: (client: Client) => Client) {
    this.#random = seededRandom(seed);
    this.#spoil = spoil;
  }

  async run(): Promise<ManagersRun> {
    const one = await scene({ quirks: this.#quirks(), settings: { pollMs: 5 * minuteMs } }, (client) =>
      this.#watched(client),
    );
    this.#now = () => one.on.clock.now();
    this.#desk = one.desk;
    const booked = visitsOf(one);
    putInForce(one.on, one.desk, one.address, [weekOf(todayOf(one.on), [this.#hours(one)])]);
    for (let deed = 0; deed < 8; deed += 1) {
      await one.on.clock.advance(intBetween(this.#random, 5, 400) * secondMs);
      this.#do(one);
    }
    this.#isTroubled = false;
    this.#switch(one, true);
    await one.on.clock.advance(hourMs);
    this.#atRest(one);
    if (visitsOf(one) !== booked) this.#violations.push('a visit that was booked is not any more');
    return { violations: this.#violations, tally: this.#tally };
  }

  #quirks(): Partial<Quirks> {
    const random = this.#random;
    return {
      putSlotsReplaces: pick(random, ['day', 'range'] as const),
      putSlotsBusyFor: pick(random, ['same', 'address'] as const),
      putSlotsProcessingMs: pick(random, [0, 500, 5_000, 9_000]),
      putSlotsHidesSlots: chance(random, 0.5),
      putSlotsOver: pick(random, ['accepted', 'refused'] as const),
      putSlotsOverlap: pick(random, ['merged', 'lastWins', 'refused'] as const),
      disableCalendar: pick(random, ['hides', 'clears'] as const),
    };
  }

  /** Answers are lost in both ways, and each write is looked at as it leaves. */
  #watched(own: Client): Client {
    const client = this.#spoil(own);
    const losing = async <T extends { readonly ok: boolean }>(date: LocalDate, call: () => Promise<T>) => {
      this.#tally.writes += 1;
      this.#look(date);
      const fate = this.#isTroubled ? this.#random() : 1;
      const lost = err({ kind: 'server', status: 503, operation: 'replaceSlots', sent: 'maybe' } as const);
      if (fate < 0.1) this.#tally.lost += 1;
      if (fate < 0.05) return lost;
      const answer = await call();
      return fate < 0.1 ? lost : answer;
    };
    return {
      ...client,
      replaceSlots: (calendar, periods) =>
        losing(localDateOf(periods[0]?.start ?? 0, zone), () => client.replaceSlots(calendar, periods)),
      deleteSlots: (calendar, date) => losing(date, () => client.deleteSlots(calendar, date)),
    };
  }

  /** Nobody's edit is written over that could be seen, and was not chosen to be. */
  #look(date: LocalDate): void {
    const edit = this.#edits.findLast((one) => one.date === date);
    if (edit !== undefined && !edit.isAnswered && this.#now() - edit.at > blindMs)
      this.#violations.push(`an edit of ${date} was written over unseen`);
  }

  #hours({ service }: Scene): Period {
    const start = intBetween(this.#random, 7, 10);
    const end = start + intBetween(this.#random, 2, 5);
    const hour = (of: number): string => String(of).padStart(2, '0');
    return period(`${hour(start)}:00`, `${hour(end)}:${pick(this.#random, ['00', '20', '40'])}`, service);
  }

  #do(one: Scene): void {
    const random = this.#random;
    const { on, address } = one;
    const desk = this.#desk ?? one.desk;
    const { sync, store } = desk;
    const date = addDays(todayOf(on), intBetween(random, 1, 12));
    switch (
      pick(random, [
        'plan',
        'plan',
        'back',
        'exception',
        'exception',
        'edit',
        'edit',
        'choose',
        'off',
        'on',
        'kill',
        'stop',
      ] as const)
    ) {
      case 'plan':
        putInForce(on, desk, address, [weekOf(todayOf(on), [this.#hours(one)])]);
        break;
      case 'back':
        store.availability.timetables.stepBack(address, store.availability.timetables.get(address).revision);
        sync.publishing.ask(address, on.clock.now());
        break;
      case 'exception':
        store.availability.exceptions.put({
          id: `e${date}`,
          scope: { kind: 'address', addressId: address },
          from: date,
          to: date,
          reason: 'other',
          change: chance(random, 0.4)
            ? { kind: 'closed', times: null }
            : { kind: 'replaced', hours: { kind: 'periods', periods: [this.#hours(one)] } },
          note: '',
        });
        sync.publishing.ask(address, on.clock.now());
        break;
      case 'edit':
        this.#edit(one, date);
        break;
      case 'choose':
        this.#choose(one, desk);
        break;
      case 'off':
      case 'on':
        this.#switch(one, chance(random, 0.7));
        break;
      case 'kill':
        this.#tally.kills += 1;
        desk.kill();
        this.#desk = one.reopen();
        break;
      case 'stop':
        sync.publishing.pause();
        on.clock.after(2 * minuteMs, () => this.#desk?.sync.publishing.resume());
        break;
    }
    this.#desk?.sync.publishing.nudge();
  }

  /** In the evening, where no plan has hours: so it is never by chance what is wanted. */
  #edit({ on, address, service }: Scene, date: LocalDate): void {
    const start = atWallClock(date, `${intBetween(this.#random, 17, 20)}:00`, zone);
    this.#tally.edits += 1;
    this.#edits.push({ date, at: on.clock.now(), isAnswered: false });
    doctorSetsPeriods(on.clinic.world, {
      addressId: address,
      ...dayWindow(date, zone),
      periods: [
        {
          start,
          end: start + hourMs,
          services: [{ addressServiceId: service, duration: 20 }],
          insuranceAccepted: 'with-and-without-insurance',
          insuranceProviders: [],
        },
      ],
    });
  }

  /** A person chooses ours for all dates that are shown to differ. */
  #choose({ on, address }: Scene, { store, sync }: BenchDesk): void {
    const { first, last } = datesAhead(sync.publishing.reads);
    for (const { date, state } of store.availability.published.between(address, first, last).items) {
      if (state !== 'differs') continue;
      const told = toldWord(toldOn(sync.publishing.reads, address, date, on.clock.now()));
      if (!sync.publishing.overwrite(address, date, told)) continue;
      const edit = this.#edits.findLast((one) => one.date === date);
      if (edit !== undefined) edit.isAnswered = true;
    }
  }

  #switch({ address }: Scene, on: boolean): void {
    const desk = this.#desk;
    const found = desk?.store.catalogue.address(address);
    if (!desk || !found) return;
    const calendar = { facilityId: found.facilityId, doctorId: found.doctorId, addressId: address };
    const action = { kind: on ? 'enableCalendar' : 'disableCalendar', addressId: address } as const;
    desk.sync.decisions.decide({ action, calendar, staff: 'AK' });
  }

  /** What is offered equals the plan wherever nobody else edited, and what differs was edited by somebody. */
  #atRest({ on, address }: Scene): void {
    const desk = this.#desk;
    if (desk === null) return;
    const { store, sync } = desk;
    const range = datesAhead(sync.publishing.reads);
    const kept = keptHours(sync.publishing.reads, address, range);
    if (kept.kind !== 'here') {
      this.#violations.push('the hours are not kept here any more');
      return;
    }
    const open = this.#edits.filter(({ isAnswered }) => !isAnswered).map(({ date }) => date);
    for (const day of wantedDays(kept.hours, range)) {
      if (day.kind !== 'ready') continue;
      const states = kept.published.filter(({ date }) => date === day.date).map(({ state }) => state);
      if (states.includes('differs')) {
        if (!open.includes(day.date)) this.#violations.push(`${day.date} differs, and nobody edited it`);
        continue;
      }
      const left = states.filter((state) => state !== 'stands');
      if (left.length > 0) this.#violations.push(`${day.date} is ${left.join()} at rest`);
      const { from, to } = dayWindow(day.date, zone);
      // A missing start so near may be the vendor's own notice time, and is not called different (adr/0026).
      const now = on.clock.now() + 2 * hourMs + 10 * minuteMs;
      const there = (on.clinic.world.workPeriods.get(address) ?? [])
        .filter(({ start, end }) => start < to && end > from)
        .map(
          ({ start, end, services }) => ({ start, end, services, insurance: 'both', providers: [] }) as const,
        );
      const starts = (periods: Parameters<typeof cut>[0]): string =>
        cut(periods)
          .filter(({ start }) => start > now)
          .map(({ start }) => start)
          .join();
      if (starts(there as never) !== starts(day.periods))
        this.#violations.push(`${day.date} has other hours than the plan, and stands`);
    }
    if (store.intents.allOpen().length > 0) this.#violations.push('a decision is left open at rest');
  }
}

const visitsOf = ({ on }: Scene): number =>
  [...on.clinic.world.bookings.values()].filter(({ status }) => status === 'booked').length;
