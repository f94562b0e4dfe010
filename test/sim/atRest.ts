import type { Booking as Theirs } from '../../main/practice/world.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import { onVisit } from './onVisits.ts';
import type { VisitIntent } from '#shared/domain/kinds/decisionKinds.ts';
import { freeAt } from './clinicSide.ts';
import type { Call, Effect } from './journal.ts';
import type { Entry, Ledger } from './ledger.ts';
import type { SimDesk } from './simDesk.ts';
import type { Vendor } from './vendor.ts';

/**
 * What must hold once the faults are over, the line is up, and time enough has passed:
 *
 * 1. No decision that a desk acknowledged is lost: it is confirmed and the clinic has its effect (or had it, before somebody
 *    changed it), or it waits for a person with a reason, or it was undone, given up or taken back, or it still waits for a
 *    visit that has not begun.
 * 2. What was undone or taken back, and what waits for a person, has had no effect at the clinic.
 * 3. Decisions of one desk on one visit took effect in their order.
 * 4. Each desk's copy equals the clinic: visits, breaks, free times.
 * 5. What a window shows, which was told by deltas alone, is the fold of what the desk's file holds.
 */
export function atRest(
  desks: readonly SimDesk[],
  ledger: Ledger,
  vendor: Vendor,
  fail: (what: string) => void,
): void {
  for (const entry of ledger.entries) {
    const desk = desks[entry.desk];
    if (desk !== undefined) checkEntry(entry, desk, ledger, vendor, fail);
  }
  checkOrder(ledger, vendor, fail);
  for (const desk of desks) {
    checkCopy(desk, vendor, fail);
    for (const difference of desk.run?.board.differences().slice(0, 3) ?? [])
      fail(`desk ${desk.index}: ${difference}`);
  }
}

function checkEntry(
  entry: Entry,
  desk: SimDesk,
  ledger: Ledger,
  { clinic, journal }: Vendor,
  fail: (what: string) => void,
): void {
  const what = `${entry.mark} (${entry.action.kind})`;
  const mine = journal.effects.filter(({ call }) => call?.mark === entry.mark);
  if (entry.id === null) {
    if (mine.length > 0) fail(`${what} took effect although it was never kept`);
    return;
  }
  const intent = desk.run === null ? null : onVisit(desk.run.bare, entry.id);
  if (entry.undone || entry.dismissed || entry.supersededBy !== null) {
    if (intent !== null) fail(`${what} was taken back and is ${intent.state}`);
    if (mine.length > 0 && !entry.dismissed) fail(`${what} was taken back and took effect`);
    return;
  }
  if (intent === null) {
    fail(`${what} is lost`);
    return;
  }
  switch (intent.state) {
    case 'confirmed': {
      const missing = missingEffect(
        intent,
        entry,
        mine,
        journal.effects,
        clinic.world.bookings,
        journal.rootOf,
      );
      if (missing) fail(`${what} counts as confirmed, but the clinic never had it`);
      return;
    }
    case 'refused':
      // Of this one the person is told that nobody could look.
      if (intent.refusal?.reason === 'cannotLook') return;
      if (mine.length > 0 && !isChangedAfter(mine, journal.effects))
        fail(`${what} waits for a person (${intent.refusal?.reason ?? ''}), but took effect`);
      return;
    case 'held':
    case 'queued':
    case 'sending':
    case 'unknown': {
      const waitsForVisit = intent.action.kind === 'presence' && intent.notBefore > clinic.clock.now();
      const behind = ledger.entries.some(
        (other) =>
          other.desk === entry.desk &&
          other.order < entry.order &&
          waitsToo(other, intent, desk, clinic.clock.now()),
      );
      if (!waitsForVisit && !behind) fail(`${what} is still ${intent.state}`);
    }
  }
}

/** A later decision waits behind one of presence that waits for the visit. */
function waitsToo(other: Entry, { action }: VisitIntent, desk: SimDesk, now: number): boolean {
  const before = other.id === null ? null : (desk.run?.bare.intents.get(other.id) ?? null);
  if (before === null || action.kind === 'book' || before.action.kind !== 'presence') return false;
  return before.action.bookingId === action.bookingId && before.state === 'queued' && before.notBefore > now;
}

function missingEffect(
  { action, calendar }: VisitIntent,
  entry: Entry,
  mine: readonly Effect[],
  effects: readonly Effect[],
  bookings: ReadonlyMap<string, Theirs>,
  rootOf: (id: string) => string,
): boolean {
  if (mine.length > 0) return false;
  switch (action.kind) {
    // Nothing at the clinic's shows it.
    case 'askForOpinion':
      return false;
    case 'book':
      // Another desk's booking of the same patient may stand for it, but none that this desk knew of: unless the vendor said no to this
      // one, and what takes its time is the very visit that this desk had made before.
      return ![...bookings.values()].some((one) => {
        if (one.patient.surname !== action.patient.surname || one.start !== action.start) return false;
        if (entry.twinsKnown?.includes(asBookingId(one.id)) !== true) return true;
        const no = entry.calls.at(-1);
        const isVery =
          one.addressId === calendar.addressId &&
          one.addressServiceId === action.addressServiceId &&
          one.patient.name === action.patient.name;
        return isVery && no !== undefined && isToldNo(no) && isMadeBefore(no, one.id, effects);
      });
    case 'confirm':
      return bookings.get(action.bookingId)?.confirmed !== true;
    case 'cancel':
      return bookings.get(action.bookingId)?.status !== 'canceled';
    case 'move': {
      const root = rootOf(action.bookingId);
      return ![...bookings.values()].some(
        ({ id, start, addressId }) =>
          rootOf(id) === root && start === action.to.start && addressId === action.to.calendar.addressId,
      );
    }
    case 'presence': {
      const now = bookings.get(action.bookingId)?.presence;
      return (
        now !== action.presence &&
        !effects.some(
          ({ kind, bookingId, presence }) =>
            kind === 'presence' && bookingId === action.bookingId && presence === action.presence,
        )
      );
    }
  }
}

/** The vendor said no in words, be it under a status of success (API.md §12): what was lost otherwise says nothing. */
const isToldNo = ({ outcome, message, status }: Call): boolean =>
  outcome === 'refused' ||
  (outcome === 'lost' && message !== null && status !== null && status >= 200 && status < 300);

/** Whether a visit is what another call of the same desk had made by the time that this one left. */
const isMadeBefore = (no: Call, id: string, effects: readonly Effect[]): boolean =>
  effects.some(
    ({ kind, bookingId, newId, call, at }) =>
      call?.desk === no.desk &&
      call.mark !== no.mark &&
      at <= no.leftAt &&
      ((kind === 'booked' && bookingId === id) || newId === id),
  );

/** Somebody else changed the visit after the effect: that is what the person is told. */
function isChangedAfter(mine: readonly Effect[], effects: readonly Effect[]): boolean {
  return mine.some((one) => {
    const id = one.newId ?? one.bookingId;
    const place = effects.indexOf(one);
    return effects.slice(place + 1).some(({ bookingId }) => bookingId === id);
  });
}

function checkOrder(ledger: Ledger, { journal }: Vendor, fail: (what: string) => void): void {
  const last = new Map<string, Entry>();
  for (const { kind, call, bookingId } of journal.effects) {
    // Two decisions to book the same may end with one visit, which begins with either of them.
    if (kind === 'booked') continue;
    const entry = call === null ? undefined : ledger.get(call.mark);
    if (entry === undefined) continue;
    const key = `${entry.desk} ${journal.rootOf(bookingId)}`;
    const before = last.get(key);
    // What was taken back and brought back counts from then on: in between, later ones were free to go.
    if (before !== undefined && before.order > (entry.broughtBackAt ?? entry.order))
      fail(`${entry.mark} took effect after ${before.mark}, which was decided later on the same visit`);
    last.set(key, entry);
  }
}

const week = 7 * 24 * 3_600_000;

function checkCopy({ index, run }: SimDesk, { clinic }: Vendor, fail: (what: string) => void): void {
  const { world, clock } = clinic;
  const store = run?.bare;
  if (store === undefined) return;
  const now = clock.now();
  const window = { from: now - week, to: now + week };
  const addresses = store.catalogue.addresses().map(({ id }) => id);
  const compare = (name: string, ours: readonly string[], theirs: readonly string[]): void => {
    const [a, b] = [ours.toSorted(), theirs.toSorted()];
    if (a.join('\n') === b.join('\n')) return;
    const only = (these: readonly string[], others: readonly string[]): string =>
      these.filter((one) => !others.includes(one)).join(' | ');
    fail(`desk ${index}: ${name} differ; only here: ${only(a, b)}; only at the clinic: ${only(b, a)}`);
  };
  const isTheirs = (addressId: string): boolean => {
    const address = world.addresses.get(addressId);
    return address?.foreign !== true && world.facilities.get(address?.facilityId ?? '')?.foreign !== true;
  };
  compare('addresses', addresses, [...world.addresses.keys()].filter(isTheirs));
  compare(
    'services',
    addresses
      .flatMap((id) => store.catalogue.addressServices(id))
      .map(({ id, addressId, name, customName, price }) =>
        [id, addressId, name, customName, price].join(' '),
      ),
    [...world.addressServices.values()]
      .filter(({ addressId }) => isTheirs(addressId))
      .map(({ id, addressId, name, customName, price }) =>
        [id, addressId, name, customName, price].join(' '),
      ),
  );
  compare(
    'visits',
    store.bookings
      .inWindow(addresses, window)
      .filter(({ status, start }) => status === 'booked' && start >= window.from)
      .map(({ id, addressId, start, end, patient, presence, confirmed }) =>
        [id, addressId, start, end, patient?.surname ?? '', presence, confirmed].join(' '),
      ),
    [...world.bookings.values()]
      .filter(({ addressId }) => isTheirs(addressId))
      .filter(({ status, start }) => status === 'booked' && start >= window.from && start < window.to)
      .map(({ id, addressId, start, end, patient, presence, confirmed }) =>
        [id, addressId, start, end, patient.surname, presence, confirmed].join(' '),
      ),
  );
  compare(
    'breaks',
    store.schedule
      .breaksInWindow(addresses, { from: now, to: window.to })
      .map(({ id, since, till }) => `${id} ${since} ${till}`),
    [...world.breaks.values()]
      .filter(({ addressId }) => isTheirs(addressId))
      .filter(({ since, till }) => till > now && since < window.to)
      .map(({ id, since, till }) => `${id} ${since} ${till}`),
  );
  for (const addressId of addresses) {
    const coming = { from: now, to: now + week };
    compare(
      `free times of ${addressId}`,
      store.schedule.slotsInWindow([addressId], coming).map(({ start }) => String(start)),
      freeAt(clinic, addressId)
        .filter(({ start }) => start < coming.to)
        .map(({ start }) => String(start)),
    );
  }
}
