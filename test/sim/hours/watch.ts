import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import type { CalendarRef } from '#shared/domain/ids.ts';
import type { PublishDayAction } from '#shared/domain/kinds/publishDay.ts';
import { minuteMs, secondMs } from '#shared/time/durations.ts';
import { localDateOf, type LocalDate } from '#shared/time/zone.ts';
import type { WorkPeriod as Sent } from '../../../main/sync/offerPorts.ts';
import type { WorkPeriod } from '../../../main/practice/world.ts';
import type { Call } from '../journal.ts';
import type { SimDesk } from '../simDesk.ts';
import type { Vendor } from '../vendor.ts';
import { noticeMs, signature, type HoursBook, type Was } from './book.ts';

/** Calls about hours and breaks: none of them may touch a visit. */
export const hoursOperations: ReadonlySet<string> = new Set([
  'replaceSlots',
  'deleteSlots',
  'enableCalendar',
  'disableCalendar',
  'addCalendarBreak',
  'moveCalendarBreak',
  'deleteCalendarBreak',
]);

/** What was read of a date is as old at most when it is replaced: an edit that is younger nobody can see. */
const blindMs = 95 * secondMs;
/** For so long after it was worked on a vendor takes the same again without doing anything (API.md §6). */
const silenceMs = 3 * minuteMs;
/** Half of what the vendor takes in a minute. */
const mostInMinute = 20;

interface SlotCall {
  readonly desk: number;
  readonly key: string;
  readonly payload: string;
  readonly call: Call;
}

/**
 * What must hold whenever hours leave a desk:
 *
 * 1. A date leaves as a decision that is recorded as leaving, whole: all that plans and exceptions want of it, in one call.
 * 2. Nothing that somebody else has edited is written over unless a person at this desk has seen it and wants that, but for what is so
 *    young that nobody can have seen it.
 * 3. No date is written that stands as it is wanted, but for one whose last answer was lost.
 * 4. Nothing leaves that the vendor would take and ignore, because it had the same less than three minutes before.
 * 5. No period names a service that the vendor never had.
 * 6. At most half of a minute's writes are hours.
 * 7. What was asked for leaves after its undo window.
 */
export class HoursWatch {
  readonly #book: HoursBook;
  readonly #vendor: Vendor;
  readonly #fail: (what: string) => void;
  readonly #now: () => number;
  readonly #calls: SlotCall[] = [];
  /** What a desk's copy had of a date when it was taken over, or chosen over. */
  readonly #known = new Map<string, Was>();
  /** Dates whose overwriting a person has chosen, and that have not left since. */
  readonly #chosen = new Set<string>();
  /** Dates that were taken over from a copy whose parts are of different moments: nobody can tell what a desk takes for known. */
  readonly #blind = new Set<string>();
  readonly #takenAt = new Map<string, number>();
  readonly #held = new Map<string, number>();
  /** Services that the vendor has, or had. */
  readonly #services = new Set<string>();
  #marks = 0;

  constructor(book: HoursBook, vendor: Vendor, now: () => number, fail: (what: string) => void) {
    this.#book = book;
    this.#vendor = vendor;
    this.#now = now;
    this.#fail = fail;
    this.noteServices();
  }

  /** Looks which services there are. */
  noteServices(): void {
    for (const id of this.#vendor.clinic.world.addressServices.keys()) this.#services.add(id);
  }

  /** From here on this desk knows what its copy tells of these dates. */
  knows({ index, run }: SimDesk, addressId: string, dates: readonly LocalDate[]): void {
    const store = run?.bare;
    if (store === undefined) return;
    this.#book.look(null);
    for (const date of dates) {
      const was = this.#book.history(addressId, date).findLast(({ periods }) => {
        const from = this.#now() + 2 * minuteMs;
        const theirs = this.#book.offered(addressId, date, periods, from);
        return same(theirs, this.#told(store, addressId, date, from));
      });
      const key = `${index} ${addressId} ${date}`;
      if (was !== undefined) this.#known.set(key, was);
      const isNew = this.#book.history(addressId, date).length === 0;
      if (was !== undefined || isNew) this.#blind.delete(key);
      else this.#blind.add(key);
    }
  }

  /** Whether a desk's copy of a date is as the clinic has it. */
  hasRead({ run }: SimDesk, addressId: string, date: LocalDate, from: number): boolean {
    const there = this.#book.history(addressId, date).at(-1)?.periods ?? [];
    const offered = this.#book.offered(addressId, date, there, from);
    return run !== null && same(offered, this.#told(run.bare, addressId, date, from));
  }

  /** When dates left, after a moment. Milliseconds. */
  departures(from: number): readonly number[] {
    return this.#calls.map(({ call }) => call.leftAt - from);
  }

  /** From here on the hours of a calendar are kept at a desk, as its copy tells them. */
  takes(desk: SimDesk, addressId: string, dates: readonly LocalDate[]): void {
    this.#takenAt.set(`${desk.index} ${addressId}`, this.#now());
    this.knows(desk, addressId, dates);
  }

  /** A person at a desk has chosen to write over what is told of a date. */
  chose(desk: SimDesk, addressId: string, date: LocalDate): void {
    this.knows(desk, addressId, [date]);
    this.#chosen.add(`${desk.index} ${addressId} ${date}`);
  }

  /** Nothing of a calendar leaves a desk before this. */
  holds(desk: number, addressId: string, until: number): void {
    this.#held.set(`${desk} ${addressId}`, until);
  }

  /** Whether nobody can tell what a desk takes for known of a date, and it has not written it since. */
  isBlind(desk: number, addressId: string, date: LocalDate): boolean {
    const isOwn = this.#book.history(addressId, date).some(({ by }) => by === desk);
    return !isOwn && this.#blind.has(`${desk} ${addressId} ${date}`);
  }

  /** Edits of a date that a desk has not written over, and nobody there has answered. */
  othersEdits(desk: number, addressId: string, date: LocalDate): readonly Was[] {
    const history = this.#book.history(addressId, date);
    if (this.isBlind(desk, addressId, date)) return history;
    return history
      .slice(this.#baseline(desk, addressId, date) + 1)
      .filter(({ by }) => by !== desk && by !== null);
  }

  /** Whether a desk has written a date of a calendar since it took it over; without a date, any of them. */
  hasWritten(desk: number, addressId: string, date = ''): boolean {
    const since = this.#takenAt.get(`${desk} ${addressId}`) ?? 0;
    return this.#calls.some(
      (one) => one.desk === desk && one.key.startsWith(`${addressId} ${date}`) && one.call.leftAt >= since,
    );
  }

  leaving(desk: SimDesk, operation: string, args: readonly unknown[]): Call {
    this.#marks += 1;
    const call: Call = {
      mark: `h${this.#marks}`,
      surname: null,
      desk: desk.index,
      operation,
      bookingId: null,
      attempt: 1,
      leftAt: this.#now(),
      onLine: false,
      endedAt: null,
      outcome: 'under way',
      status: null,
      message: null,
    };
    const { addressId } = args[0] as CalendarRef;
    if (operation === 'replaceSlots' || operation === 'deleteSlots')
      this.#dateLeaves(desk, addressId, args[1] as readonly Sent[] | LocalDate, call);
    if (operation === 'enableCalendar' || operation === 'disableCalendar')
      this.#book.switched(addressId, this.#now());
    return call;
  }

  /** @returns what is not true of the reason why a date was refused; `null`: it is true */
  refusalLie({ index }: SimDesk, intent: IntentOf<PublishDayAction>): string | null {
    const { action, refusal } = intent;
    const { addressId, date } = action;
    const { world } = this.#vendor.clinic;
    this.#book.look(null);
    const key = `${addressId} ${date}`;
    const message = refusal?.message ?? '';
    const said = `${refusal?.reason ?? ''} "${message}"`;
    const mine = this.#calls.filter((one) => one.desk === index && one.key === key);
    const heard = mine.some(({ call }) => call.outcome !== 'done' && call.message === message);
    switch (refusal?.reason) {
      case 'changedMeanwhile': {
        const isSwitched = this.#book.switchedAt(addressId) > 0;
        const isLost = mine.some(({ call }) => call.outcome !== 'done');
        const isOthers = this.othersEdits(index, addressId, date).length > 0;
        // Visits and starts of a copy are of different moments: what was taken over from it and never written may have been known wrongly.
        const isTaken = !this.hasWritten(index, addressId, date);
        // A doctor who takes a service away takes its times with it.
        const isGone = !this.#allBookable(this.#book.history(addressId, date).at(-1)?.periods ?? []);
        return isSwitched || isLost || isOthers || isTaken || isGone ? null : `${said}: nobody edited it`;
      }
      case 'serviceGone': {
        const gone = action.periods.some(({ services }) =>
          services.some(({ addressServiceId }) => !world.addressServices.has(addressServiceId)),
        );
        return gone && heard ? null : `${said}: each service is there`;
      }
      case 'neverArrived':
        return intent.attempts >= 6 ? null : `${said}: it may be sent again`;
      case 'cannotLook':
      case 'notAllowed':
        return heard || this.#vendor.hasRefusedToShow(index, addressId, message)
          ? null
          : `${said}: the vendor did not say so`;
      default:
        return heard ? null : `${said}: the vendor did not say so`;
    }
  }

  #dateLeaves(desk: SimDesk, addressId: string, what: readonly Sent[] | LocalDate, call: Call): void {
    const zone = this.#vendor.clinic.world.timeZone;
    const date = typeof what === 'string' ? what : localDateOf(what[0]?.start ?? 0, zone);
    const sent = typeof what === 'string' ? [] : what.map(onWire);
    const key = `${addressId} ${date}`;
    const name = `desk ${desk.index}: ${key}`;
    this.#book.look(null);
    const intent = sendingOf(desk, addressId, date);
    if (intent === null) this.#fail(`${name} left without being recorded as leaving`);
    else this.#checkWhole(desk, name, intent, sent);
    this.#checkOthers(desk.index, addressId, date, sent, name);
    this.#checkNeeded(desk, addressId, date, sent, name);
    this.#checkServices(name, sent);
    const held = this.#held.get(`${desk.index} ${addressId}`) ?? 0;
    const mayErr = desk.clockSetAt > Number.NEGATIVE_INFINITY;
    if (!mayErr) this.#checkSilence(desk.index, key, name, sent);
    if (this.#now() < held && !mayErr) this.#fail(`${name} left inside its undo window`);
    const own = this.#calls.filter(({ desk: of }) => of === desk.index);
    // One whose answer was lost leaves again beside the others, and one may be held up on its way.
    const isAgain = own.some((one) => one.key === key && one.call.outcome !== 'done');
    const lately = own.filter(
      ({ call: { leftAt } }) => leftAt > this.#now() - minuteMs + 10 * secondMs,
    ).length;
    if (!isAgain && lately >= mostInMinute)
      this.#fail(`desk ${desk.index} published ${lately + 1} dates in a minute`);
    this.#chosen.delete(`${desk.index} ${key}`);
    this.#calls.push({ desk: desk.index, key, payload: signature(sent), call });
    this.#book.written(desk.index, addressId, date);
  }

  /** One call says all of a date: whatever is sent by parts, another part may not be there for minutes. */
  #checkWhole(
    { aheadMs }: SimDesk,
    name: string,
    { action }: IntentOf<PublishDayAction>,
    sent: readonly WorkPeriod[],
  ): void {
    // What is over by the desk's own clock need not go.
    const coming = action.periods.filter(({ end }) => end > this.#now() + aheadMs);
    const offered = sent.filter(({ services }) => services.length > 0);
    const isWhole = coming.every(({ start, end }) =>
      offered.some((one) => one.start === start && one.end === end),
    );
    if (!isWhole) this.#fail(`${name} left by halves`);
  }

  #checkOthers(
    desk: number,
    addressId: string,
    date: LocalDate,
    sent: readonly WorkPeriod[],
    name: string,
  ): void {
    if (this.isBlind(desk, addressId, date)) return;
    const edits = this.othersEdits(desk, addressId, date).filter(({ by }) => by !== 'switch');
    const last = edits.at(-1);
    if (last === undefined || this.#now() - last.at <= blindMs) return;
    if (this.#chosen.has(`${desk} ${addressId} ${date}`)) return;
    const history = this.#book.history(addressId, date);
    const from = this.#now() + noticeMs;
    const offered = (was: Pick<Was, 'periods'> | undefined): readonly string[] =>
      this.#book.offered(addressId, date, was?.periods ?? [], from);
    // What is told already as it is wanted here leaves nobody anything to choose between.
    if (same(offered({ periods: sent }), offered(last))) return;
    const baseline = this.#baseline(desk, addressId, date);
    const before = history[baseline];
    if (same(offered(before), offered(history.at(-1)))) return;
    // Taken, and undone before it was read back, is the same to see as never worked on.
    const cameAtOnce = before?.by === desk && last.at - before.at <= blindMs;
    if (!cameAtOnce || !same(offered(history[baseline - 1]), offered(history.at(-1))))
      this.#fail(`${name} was edited by ${String(last.by)} and written over unseen`);
  }

  #checkNeeded(
    { index: desk, aheadMs }: SimDesk,
    addressId: string,
    date: LocalDate,
    sent: readonly WorkPeriod[],
    name: string,
  ): void {
    const key = `${addressId} ${date}`;
    if (this.#chosen.has(`${desk} ${key}`) || this.othersEdits(desk, addressId, date).length > 0) return;
    const isUnsure = this.#calls.some((one) => one.key === key && one.call.outcome !== 'done');
    if (isUnsure || this.#book.switchedAt(addressId) > 0) return;
    const coming = (periods: readonly WorkPeriod[]): string =>
      signature(periods.filter(({ end, services }) => end > this.#now() + aheadMs && services.length > 0));
    const last = this.#book.history(addressId, date).at(-1);
    // Of what it has not written itself a desk knows neither ends nor insurers.
    if (last?.by !== desk) return;
    const there = last.periods;
    if (coming(there) === coming(sent) && this.#allBookable(sent))
      this.#fail(`${name} was written although it stands`);
  }

  /** What is gone, or too new, is not told of hours that have it: a desk cannot see that they stand. */
  #allBookable(periods: readonly WorkPeriod[]): boolean {
    const { addressServices } = this.#vendor.clinic.world;
    const isBookable = (id: string): boolean => {
      const service = addressServices.get(id);
      return service !== undefined && service.bookableFrom === undefined;
    };
    return periods.every(({ services }) =>
      services.every(({ addressServiceId }) => isBookable(addressServiceId)),
    );
  }

  #checkServices(name: string, sent: readonly WorkPeriod[]): void {
    this.noteServices();
    for (const { services } of sent)
      for (const { addressServiceId: id } of services)
        if (!this.#services.has(id)) this.#fail(`${name} left with the service ${id}, which is not there`);
  }

  #checkSilence(desk: number, key: string, name: string, sent: readonly WorkPeriod[]): void {
    if (sent.length === 0) return;
    const payload = signature(sent);
    const same = this.#calls.findLast((one) => one.key === key && one.payload === payload);
    if (same === undefined || same.desk !== desk || same.call.outcome !== 'done') return;
    const doneAt = same.call.leftAt + this.#vendor.clinic.quirks.putSlotsProcessingMs;
    if (this.#now() < doneAt + silenceMs) this.#fail(`${name} left again, and is ignored`);
  }

  /** The place in a date's history of what this desk knows of it. */
  #baseline(desk: number, addressId: string, date: LocalDate): number {
    const history = this.#book.history(addressId, date);
    const known = this.#known.get(`${desk} ${addressId} ${date}`);
    const own = history.findLastIndex(({ by }) => by === desk);
    const began = history[0]?.by === null ? 0 : -1;
    return Math.max(own, known === undefined ? -1 : history.indexOf(known), began);
  }

  #told(
    { schedule }: NonNullable<SimDesk['run']>['bare'],
    addressId: string,
    date: LocalDate,
    from: number,
  ): readonly string[] {
    const { timeZone } = this.#vendor.clinic.world;
    const to = from + 100 * 24 * 60 * minuteMs;
    return schedule
      .slotsInWindow([addressId as CalendarRef['addressId']], { from, to })
      .filter(({ start }) => localDateOf(start, timeZone) === date)
      .flatMap(({ start, services }) =>
        services.map(({ addressServiceId }) => `${start} ${addressServiceId}`),
      );
  }
}

const onWire = ({ start, end, services, insurance, insuranceProviderIds }: Sent): WorkPeriod => ({
  start,
  end,
  services: services.map(({ addressServiceId, duration }) => ({ addressServiceId, duration })),
  insuranceAccepted: insurance,
  insuranceProviders: insuranceProviderIds.map(Number),
});

export const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join() === other.toSorted().join();

function sendingOf({ run }: SimDesk, addressId: string, date: LocalDate): IntentOf<PublishDayAction> | null {
  const open: readonly IntentOf<Action>[] = run?.bare.intents.allOpen() ?? [];
  const found = open
    .filter((one): one is IntentOf<PublishDayAction> => one.action.kind === 'publishDay')
    .find(({ action }) => action.addressId === addressId && action.date === date);
  return found?.state === 'sending' ? found : null;
}
