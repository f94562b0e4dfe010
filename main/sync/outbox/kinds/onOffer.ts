import type { AddressService, InsuranceProvider } from '#shared/domain/catalogue.ts';
import type { CalendarRef, IntentId } from '#shared/domain/ids.ts';
import type { Action } from '#shared/domain/intentOf.ts';
import type { RefusalReason } from '#shared/domain/refusal.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { keyOf, type CatalogueRead } from '../../catalogue/catalogueReader.ts';
import type { Done, Finding, KindContext, OutboxKind, Said, Touched, Unread } from './outboxKind.ts';

/** What is the same of all decisions about what a calendar offers. */
export const onOffer = {
  subjectNow: (_, subject) => subject,
  rebase: () => [],
  ownTime: null,
  timesOf: () => [],
  mayHaveMade: () => false,
  knownBefore: () => [],
  reasonOf: offerReason,
} satisfies Partial<OutboxKind<Action>>;

/** Nothing has been done yet, and all stands as it was seen. */
export const notDone: Result<Finding, Unread> = ok({ kind: 'notDone' });
export const done = (done: Done): Result<Finding, Unread> => ok({ kind: 'done', done });
export const changed = (reason: RefusalReason): Result<Finding, Unread> => ok({ kind: 'changed', reason });

const none: readonly IntentId[] = [];

/** The vendor has it. @param keep writes what it told */
export const kept = (noted: Done['noted'], keep: (at: number) => void): Done => ({
  noted,
  keep(at) {
    keep(at);
    return none;
  },
});

type OfferStep = 'addressServices' | 'addressInsurers';
const listOf = (step: OfferStep, calendar: CalendarRef): CatalogueRead => ({ step, calendar });

/** The list that a write changes is read again: it has in it what no answer tells. */
export const touchesList = (step: OfferStep, calendar: CalendarRef): Touched => ({
  hints: [{ kind: 'catalogue', read: listOf(step, calendar) }],
  outdated: [],
  readAgain: 'now',
});

/** Makes a call in the lane of a list: an answer to a question of before would overwrite what the call made. */
export const inListLane = <T>(
  { lanes }: Pick<KindContext, 'lanes'>,
  step: OfferStep,
  calendar: CalendarRef,
  call: () => Promise<Result<T, RemoteError>>,
): Promise<Result<T, RemoteError>> => lanes.run(keyOf(listOf(step, calendar)), call);

/** What a calendar offers, fresh; it is in the store afterwards. A list of which a part cannot be read proves nothing. */
export async function readServices(
  context: KindContext,
  calendar: CalendarRef,
): Promise<Result<readonly AddressService[], Unread>> {
  const { addressId } = calendar;
  return inListLane(context, 'addressServices', calendar, async () => {
    const answer = await context.remote.getAddressServices(calendar);
    if (!answer.ok) return answer;
    const { items, unreadable } = answer.value;
    if (unreadable.length > 0) return err(partlyUnread('getAddressServices'));
    context.store.transaction(
      () => context.store.catalogue.replaceAddressServices(addressId, items),
      'repeatable',
    );
    return ok(items);
  }).then((read) => unreadOf(read, calendar));
}

/** The insurers that a calendar takes, in the same way. */
export async function readInsurers(
  context: KindContext,
  calendar: CalendarRef,
): Promise<Result<readonly InsuranceProvider[], Unread>> {
  const { addressId } = calendar;
  return inListLane(context, 'addressInsurers', calendar, async () => {
    const answer = await context.remote.getAddressInsuranceProviders(calendar);
    if (!answer.ok) return answer;
    const { items, unreadable } = answer.value;
    if (unreadable.length > 0) return err(partlyUnread('getAddressInsuranceProviders'));
    context.store.transaction(
      () => context.store.insurance.replaceOfAddress(addressId, items, context.clock.now()),
      'repeatable',
    );
    return ok(items);
  }).then((read) => unreadOf(read, calendar));
}

const partlyUnread = (operation: string): RemoteError => ({
  kind: 'unreadable',
  status: 200,
  reason: 'a part of the list',
  operation,
  sent: 'answered',
});

export const unreadOf = <T>(read: Result<T, RemoteError>, { addressId }: CalendarRef): Result<T, Unread> =>
  read.ok ? read : err({ error: read.error, addressId });

/** Why the vendor said no to a decision about what a calendar offers (API.md §4, §5, §6). */
export function offerReason({ error, message, fields }: Said): RefusalReason {
  if (/commercial/i.test(message)) return 'notCommercial';
  if (isInUse(message)) return 'inUse';
  if (fields.length > 0 || /price/i.test(message)) return 'fieldsWrong';
  if (error.kind === 'forbidden') return 'notAllowed';
  if (error.kind === 'notFound') return 'gone';
  return 'vendorRefused';
}

/** What can be booked holds it: the papers call such services "non-removable", and do not say with which status. */
export const isInUse = (message: string): boolean => /\bin use\b|used by|non-?removable/i.test(message);
