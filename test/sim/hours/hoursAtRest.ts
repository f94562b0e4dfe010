import { concerns } from '#shared/domain/availability/exception.ts';
import { isOnItsWay } from '#shared/domain/availability/serviceOnItsWay.ts';
import { isPublishing } from '../../../main/sync/publishing/ask.ts';
import { calendarOf } from '../../../main/sync/hours/keptHours.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import { dayMs } from '#shared/time/durations.ts';
import { addDays, dayWindow, localDateOf, type LocalDate } from '#shared/time/zone.ts';
import type { WorkPeriod } from '../../../main/practice/world.ts';
import type { Run, SimDesk } from '../simDesk.ts';
import type { Vendor } from '../vendor.ts';
import { noticeMs, type HoursBook } from './book.ts';
import { partsOn, startsOf, type KeptHere, type Part } from './model.ts';
import type { HoursWatch } from './watch.ts';

interface Rest {
  readonly desk: SimDesk;
  readonly run: Run;
  readonly vendor: Vendor;
  readonly watch: HoursWatch;
  readonly book: HoursBook;
  readonly fail: (what: string) => void;
}

/**
 * What must hold of hours once everything is at rest, for each calendar whose hours are kept at a desk and that the vendor shows to it
 * and has switched on:
 *
 * 1. What is offered on each of the dates that can be published equals the plan with its exceptions, wherever nobody else edited it.
 * 2. A date that differs was edited by somebody else, and an edit of somebody else that can be seen is shown to differ.
 * 3. No date is left on its way, unless it waits for a service that the vendor has not, or for a person behind refusals.
 * 4. No other desk's or doctor's hours are changed.
 */
export function hoursAtRest(
  desks: readonly SimDesk[],
  vendor: Vendor,
  watch: HoursWatch,
  book: HoursBook,
  fail: (what: string) => void,
): void {
  book.look(null);
  for (const desk of desks) {
    const { run } = desk;
    for (const address of run?.bare.catalogue.addresses() ?? [])
      if (run !== null) checkCalendar({ desk, run, vendor, watch, book, fail }, address, desks);
  }
}

function checkCalendar(rest: Rest, address: Address, desks: readonly SimDesk[]): void {
  const { desk, run, vendor, fail } = rest;
  const { world, clock } = vendor.clinic;
  const { availability, intents } = run.bare;
  const { inForce } = availability.timetables.get(address.id);
  const theirs = world.addresses.get(address.id);
  const isShown = theirs?.foreign !== true && world.facilities.get(address.facilityId)?.foreign !== true;
  if (inForce === null || theirs?.calendar !== 'enabled' || !isShown) return;
  const refused = intents.open([address.id]).filter((one) => isPublishing(one) && one.state === 'refused');
  const isHalted = refused.length >= 3;
  // Four desks that get two visits a page have not enough calls to look at a date's visits in one go, and it waits.
  const isStarved = desks.length > 3 && vendor.clinic.quirks.bookingsMostOnPage === 2;
  const isShared = desks.some(
    ({ index }) => index !== desk.index && rest.watch.hasWritten(index, address.id),
  );
  const marketplaceZone = world.timeZone;
  const { first, last } = furthestDates(clock.now(), marketplaceZone);
  const kept: KeptHere = {
    plans: inForce.plans,
    exceptions: availability.exceptions
      .between(addDays(first, -1), addDays(last, 1))
      .items.filter((one) => concerns(one, calendarOf(address))),
    facilityZone: run.zone,
    marketplaceZone,
  };
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const parts = partsOn(kept, date);
    const days = availability.published.between(address.id, date, date).items;
    const states = days.map(({ state }) => state);
    const name = `desk ${desk.index}: ${address.id} ${date}`;
    if (waitsForService(parts, world.addressServices) || states.includes('refused')) continue;
    const edits = rest.watch.othersEdits(desk.index, address.id, date);
    const there = periodsOn(rest, address, date);
    const from = clock.now() + noticeMs;
    const isAsPlanned = startsOf(parts, from).join() === startsOf(there, from).join();
    if (states.includes('differs')) {
      // What was taken over from a copy whose parts are of different moments may have been known wrongly. A service that a doctor has
      // taken away is missing from what is told, too.
      const offered = [...there, ...days.flatMap(({ periods }) => periods)];
      const isGone = waitsForService(offered, world.addressServices);
      // A vendor that replaces ranges alone leaves what somebody else had put beside them a moment before.
      const isLeft =
        vendor.clinic.quirks.putSlotsReplaces === 'range' &&
        (isShared || rest.book.history(address.id, date).some(({ by }) => by === 'doctor'));
      if (edits.length === 0 && !isGone && !isLeft && rest.watch.hasWritten(desk.index, address.id, date))
        fail(`${name} differs, and nobody edited it`);
      continue;
    }
    if (!isHalted && !isStarved && states.some((state) => state !== 'stands'))
      fail(`${name} is ${states.join()} at rest`);
    if (isAsPlanned || isHalted || isStarved || isShared) continue;
    // What somebody opens on a date that never had hours here is not found yet.
    if (days.length === 0 && parts.length === 0) continue;
    const offered = rest.book.offered(address.id, date, there, from).join();
    const planned = rest.book.offered(address.id, date, asPeriods(parts), from).join();
    // Of what was taken over and never written only what is told is known, and only once it was read.
    const isRead = rest.watch.hasRead(desk, address.id, date, from);
    const isWritten = rest.watch.hasWritten(desk.index, address.id, date);
    if (!isWritten && (offered === planned || !isRead)) continue;
    if (edits.length === 0) fail(`${name} is not as it is planned`);
    // Dates that are weeks ahead are read a few times a day.
    else if (offered !== planned && isRead)
      fail(`${name} was edited by ${String(edits.at(-1)?.by)}, and is not shown to differ`);
  }
}

/** From today on, each date that ends within twelve weeks, by the clock and by the hour. */
function furthestDates(now: number, zone: string): { readonly first: LocalDate; readonly last: LocalDate } {
  const first = localDateOf(now, zone);
  const byHours = localDateOf(now + 84 * dayMs, zone);
  const byDates = addDays(first, 84);
  return { first, last: addDays(byHours < byDates ? byHours : byDates, -1) };
}

interface Naming {
  readonly services: readonly { readonly addressServiceId: string }[];
}

function waitsForService(parts: readonly Naming[], services: ReadonlyMap<string, unknown>): boolean {
  return parts.some(({ services: offered }) =>
    offered.some(({ addressServiceId: id }) => isOnItsWay(id as never) || !services.has(id)),
  );
}

function periodsOn({ vendor }: Rest, { id }: Address, date: LocalDate): readonly WorkPeriod[] {
  const { world } = vendor.clinic;
  const { from, to } = dayWindow(date, world.timeZone);
  return (world.workPeriods.get(id) ?? []).filter(({ start, end }) => start < to && end > from);
}

const asPeriods = (parts: readonly Part[]): readonly WorkPeriod[] =>
  parts.map((part) => ({
    ...part,
    insuranceAccepted: 'with-and-without-insurance',
    insuranceProviders: [],
  }));
