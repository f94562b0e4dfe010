import { changes } from '#shared/domain/availability/changes.ts';
import { digest } from '#shared/domain/availability/digest.ts';
import { fits, horizon } from '#shared/domain/availability/horizon.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { stageOf, type Published } from '#shared/domain/availability/publishedDay.ts';
import { wantedDays, type WantedDay } from '#shared/domain/availability/wantedDays.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { dateSubject, type PublishDayAction } from '#shared/domain/kinds/publishDay.ts';
import type { EpochMs, LocalDate } from '#shared/time/zone.ts';
import type { Decisions } from '../outbox/decide.ts';
import type { PublishingContext } from './context.ts';
import { keptHours, type DateRange, type KeptHours } from '../hours/keptHours.ts';
import { publishingMemo } from '../hours/memo.ts';

/** What asking needs: the file, and the decisions that have not left. */
export type AskContext = Pick<PublishingContext, 'store' | 'zone' | 'zoneOf' | 'clock'> & {
  readonly decisions: Pick<Decisions<PublishDayAction>, 'withdraw'>;
};

/** What came of asking. */
export interface Asked {
  /** Dates that are to be written, each one call. */
  readonly writes: number;
  /** Dates that waited, and need not any more. */
  readonly dropped: number;
  /** Dates that wait for a service. */
  readonly waiting: number;
}

const nothing: Asked = { writes: 0, dropped: 0, waiting: 0 };

/** The dates that can be published now. */
export const datesAhead = ({ clock, zone }: Pick<AskContext, 'clock' | 'zone'>): DateRange =>
  horizon(clock.now(), zone);

/**
 * Asks for each date of a calendar that is not what plans and exceptions want now, and drops what nobody wants any more. A later wish
 * for a date takes the place of one that has not left. What was refused is not asked for again by itself.
 * Belongs into the transaction of what made it necessary.
 * @param refusedToo a person wants it: what was refused as well
 */
export function askFor(context: AskContext, addressId: AddressId, refusedToo: boolean): Asked {
  const { store } = context;
  takeBackUnsent(context, addressId);
  const range = datesAhead(context);
  const kept = keptHours(context, addressId, range);
  if (kept.kind !== 'here') return nothing;
  const { asked, dropped, waiting } = wishesFor(context, addressId, kept, refusedToo);
  for (const date of [...dropped, ...waiting]) store.availability.published.remove(addressId, date, 'asked');
  store.availability.published.put(asked);
  const memo = publishingMemo(store.settings);
  memo.change({ total: memo.state().total + asked.length });
  return { writes: asked.length, dropped: dropped.length, waiting: waiting.length };
}

/** What asking for a calendar's dates would come to, if these plans were in force. Nothing is written. */
export function reckonFor(context: AskContext, addressId: AddressId, plans: readonly Plan[] | null): Asked {
  const kept = keptHours(context, addressId, datesAhead(context));
  if (kept.kind !== 'here') return nothing;
  const hours = { ...kept.hours, plans: plans ?? kept.hours.plans };
  const { asked, dropped, waiting } = wishesFor(context, addressId, { ...kept, hours }, true);
  return { writes: asked.length, dropped: dropped.length, waiting: waiting.length };
}

/** What is to be asked for, and the dates of which nobody wants anything any more, or that wait for a service. */
interface Wishes {
  readonly asked: readonly Published[];
  readonly dropped: readonly LocalDate[];
  readonly waiting: readonly LocalDate[];
}

function wishesFor(
  context: AskContext,
  addressId: AddressId,
  kept: Extract<KeptHours, { kind: 'here' }>,
  refusedToo: boolean,
): Wishes {
  const wanted = wantedIn(context, kept, datesAhead(context));
  const refused = new Map(
    kept.published.filter(({ state }) => state === 'refused').map(({ date, digest }) => [date, digest]),
  );
  const asked: Published[] = [];
  const [dropped, waiting]: [LocalDate[], LocalDate[]] = [[], []];
  const byDate = new Map(wanted.map((day) => [day.date, day]));
  for (const change of changes(kept.published, wanted)) {
    const { date } = change;
    const day = byDate.get(date);
    if (change.kind === 'drop') dropped.push(date);
    else if (change.kind === 'wait') waiting.push(date);
    else if (day?.kind === 'ready' && (refusedToo || refused.get(date) !== day.digest)) {
      if (isOver(day, kept.published, context.clock.now())) dropped.push(date);
      else asked.push(waitingDay(addressId, day));
    }
  }
  return { asked, dropped, waiting };
}

/** The dates of a range as they are wanted, without those that must be left alone. */
export function wantedIn(
  { clock, zone }: Pick<AskContext, 'clock' | 'zone'>,
  kept: Extract<KeptHours, { kind: 'here' }>,
  range: DateRange,
): readonly WantedDay[] {
  return wantedDays(kept.hours, range).filter(
    (day) => !kept.unreadable.has(day.date) && (day.kind === 'waits' || fits(day.periods, clock.now(), zone)),
  );
}

/** Whether what is wanted otherwise of a date is over already: what is left of it stands. */
export function isOver(
  { date, periods }: Pick<Published, 'date' | 'periods'>,
  published: readonly Published[],
  now: EpochMs,
): boolean {
  const days = published.filter((day) => day.date === date);
  const standing = days.find(({ state }) => state === 'stands' || state === 'accepted');
  if (standing === undefined || days.some(({ state }) => state === 'sending')) return false;
  const left = (all: Published['periods']): string => digest(all.filter(({ end }) => end > now));
  return left(periods) === left(standing.periods);
}

/** A date that is asked for. */
export const waitingDay = (
  address: AddressId,
  { date, periods, digest }: Pick<Published, 'date' | 'periods' | 'digest'>,
): Published => ({ address, date, periods, digest, sentAt: null, state: 'waiting', readBackAt: null });

/** What was handed to the outbox and has not left goes back to where it can be changed. */
export function takeBackUnsent(context: AskContext, addressId: AddressId): void {
  const { store, decisions } = context;
  const { published } = store.availability;
  for (const intent of store.intents.open([addressId])) {
    if (!isPublishing(intent) || (intent.state !== 'held' && intent.state !== 'queued')) continue;
    const { date } = intent.action;
    decisions.withdraw('publishDay', dateSubject(addressId, date));
    const days = published.between(addressId, date, date).items;
    const sending = days.find(({ state }) => state === 'sending');
    published.remove(addressId, date, 'sending');
    const isAsked = days.some(({ state }) => stageOf[state] === 'asked');
    if (sending !== undefined && !isAsked) published.put([{ ...sending, state: 'waiting' }]);
  }
}

/** Whether a decision of whatever kind publishes a date. */
export const isPublishing = <I extends { readonly action: { readonly kind: string } }>(
  intent: I,
): intent is I & { readonly action: PublishDayAction } => intent.action.kind === 'publishDay';
