import type { Published } from '#shared/domain/availability/publishedDay.ts';
import { dateDrift, isEmptyDrift } from '#shared/domain/availability/told.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { dateSubject } from '#shared/domain/kinds/publishDay.ts';
import { addDays, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { dateSeen } from '../hours/dateSeen.ts';
import { calendarOf } from '../hours/keptHours.ts';
import { heldUntil, type PublishingState, type SentPayload } from '../hours/memo.ts';
import { payloadFor } from '../hours/payloadFor.ts';
import { silentUntil } from '../hours/silence.ts';
import type { PublishedKey } from '../availabilityStore.ts';
import { isOver, isPublishing } from './ask.ts';
import type { PublishingContext } from './context.ts';

/** These first: with them a clinic is live. */
export const nearDays = 7;

/** A date that may leave. */
export interface Candidate {
  readonly address: AddressId;
  readonly date: LocalDate;
}

/** What may leave next, or until when nothing may. */
export type Next =
  | { readonly kind: 'leaves'; readonly day: Published }
  /** What was wanted otherwise of it has passed while it waited: it need not leave any more. */
  | { readonly kind: 'over'; readonly day: Published }
  | { readonly kind: 'rests'; readonly why: 'held' | 'sameAgain'; readonly until: EpochMs }
  | { readonly kind: 'nothing' };

/**
 * Dates of calendars that the vendor lists. Those of one that has vanished wait until it is back, and hold up nobody meanwhile: nothing
 * can be asked or written of it.
 */
export function ofListed(
  { catalogue }: Pick<PublishingContext['store'], 'catalogue'>,
  keys: readonly PublishedKey[],
): readonly PublishedKey[] {
  const addresses = new Set(keys.map(({ address }) => address));
  const gone = new Set([...addresses].filter((address) => catalogue.address(address) === null));
  return gone.size === 0 ? keys : keys.filter(({ address }) => !gone.has(address));
}

/**
 * Dates that wait and may be looked at, in the order in which they leave: the next seven days of all calendars, then the rest, calendar by
 * calendar, so that one read serves many dates of it.
 * @param current the calendar that was served last goes on
 */
export function candidates(
  keys: readonly PublishedKey[],
  state: Pick<PublishingState, 'stopped' | 'off'>,
  today: LocalDate,
  current: AddressId | null,
): readonly Candidate[] {
  const near = addDays(today, nearDays);
  const busy = new Set(
    keys
      .filter((key) => key.state === 'sending' || key.state === 'accepted')
      .map(({ address, date }) => `${address} ${date}`),
  );
  const rest = new Set([...state.stopped, ...state.off.map(({ address }) => address)]);
  const rank = ({ address, date }: Candidate): readonly [number, number] => [
    date < near ? 0 : 1,
    address === current ? 0 : 1,
  ];
  return keys
    .filter(
      (key) => key.state === 'waiting' && !rest.has(key.address) && !busy.has(`${key.address} ${key.date}`),
    )
    .toSorted((one, two) => {
      const [a, b] = [rank(one), rank(two)];
      return (
        a[0] - b[0] || a[1] - b[1] || compareText(one.address, two.address) || compareText(one.date, two.date)
      );
    });
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** So many refusals in a row, and the rest of a calendar waits for a person. */
const mostRefusals = 3;

/** Calendars of which the vendor refuses one date after the other: what is left of them would only be refused as well. */
export function haltedIn(
  { availability, intents }: Pick<PublishingContext['store'], 'availability' | 'intents'>,
  today: LocalDate,
): ReadonlySet<AddressId> {
  const refused = new Map<AddressId, EpochMs[]>();
  for (const intent of intents.allOpen())
    if (isPublishing(intent) && intent.state === 'refused') {
      const { addressId } = intent.calendar;
      refused.set(addressId, [...(refused.get(addressId) ?? []), intent.createdAt]);
    }
  const halted = [...refused].filter(([address, times]) => {
    if (times.length < mostRefusals) return false;
    const days = availability.published.between(address, today, addDays(today, 90)).items;
    const lastTaken = Math.max(0, ...days.map(({ sentAt }) => sentAt ?? 0));
    return times.filter((at) => at > lastTaken).length >= mostRefusals;
  });
  return new Set(halted.map(([address]) => address));
}

/** The first of the candidates that nothing holds back. */
export function chooseNext(
  context: Pick<PublishingContext, 'store' | 'clock' | 'zone' | 'zoneOf'>,
  all: readonly Candidate[],
  state: PublishingState,
  sent: readonly SentPayload[],
): Next {
  const { store, clock } = context;
  const now = clock.now();
  const held: Extract<Next, { kind: 'rests' }>[] = [];
  for (const { address, date } of all) {
    const until = heldUntil(state, address, now);
    if (until > now) {
      held.push({ kind: 'rests', why: 'held', until });
      continue;
    }
    const days = store.availability.published.between(address, date, date).items;
    const day = days.find((candidate) => candidate.state === 'waiting');
    if (day === undefined) continue;
    if (isOver(day, days, now)) return { kind: 'over', day };
    // What differs is left alone until a person has chosen, or nobody has anything to choose any more.
    const isOpen = days.some((each) => each.state === 'differs') && day.told === undefined;
    if (isOpen && !isToldAsWanted(context, day, now)) continue;
    const payload = payloadFor(context, { addressId: address, date, periods: day.periods }, now);
    const silent =
      payload.kind === 'put' ? silentUntil(sent, { address, date, payload: payload.digest }, now) : null;
    if (silent === null) return { kind: 'leaves', day };
    held.push({ kind: 'rests', why: 'sameAgain', until: silent });
  }
  return held.toSorted((a, b) => a.until - b.until)[0] ?? { kind: 'nothing' };
}

/** Whether somebody else has made a date what is wanted of it here by now: the outbox looks once more, and it stands. */
function isToldAsWanted(
  context: Pick<PublishingContext, 'store' | 'zone' | 'zoneOf'>,
  { address, date, periods }: Published,
  now: EpochMs,
): boolean {
  return isEmptyDrift(dateDrift(periods, dateSeen(context, address, date, now)));
}

/**
 * Hands a date to the outbox: from here on it is on the line, in one transaction. What was refused of it before is answered by that: it
 * would be settled once more, and take what is on the line now for itself.
 * @returns false: it cannot be any more
 */
export function release({ store, decisions }: PublishingContext, day: Published): boolean {
  const address = store.catalogue.address(day.address);
  if (address === null) return false;
  return store.transaction(() => {
    const { published } = store.availability;
    for (const { id, state } of store.intents.ofSubject(dateSubject(day.address, day.date)))
      if (state === 'refused') decisions.dismiss(id);
    published.remove(day.address, day.date, 'asked');
    published.put([{ ...day, state: 'sending' }]);
    const { date, periods, digest } = day;
    const decided = decisions.decide({
      action: { kind: 'publishDay', addressId: day.address, date, periods, digest },
      calendar: calendarOf(address),
      staff: '',
    });
    return decided.ok;
  });
}
