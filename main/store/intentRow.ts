import { z, type ZodType } from 'zod';
import { asAddressId, asBookingId, asDoctorId, asFacilityId, asIntentId } from '#shared/domain/ids.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import type { Action, IntentOf, IntentState } from '#shared/domain/intentOf.ts';
import type { DecisionKind } from '#shared/domain/kinds/decisionKind.ts';
import { kindOf, type KindTable } from '#shared/domain/kinds/kindOf.ts';
import { bookingId } from '#shared/domain/kinds/parsed.ts';
import { refusalReasons, type Refusal } from '#shared/domain/refusal.ts';
import { seenJson } from './bookingRow.ts';
import {
  isOneOf,
  json,
  jsonOrNull,
  jsonText,
  member,
  number,
  numberOrNull,
  text,
  textOrNull,
} from './rows.ts';
import type { Row } from './sqlite.ts';

/** What the file needs to know of the kinds of decisions that it keeps. */
export type StoredKinds<A extends Action> = KindTable<
  A,
  Pick<DecisionKind<A>, 'schema' | 'subjectOf' | 'withSubject' | 'calendarsOf'>
>;

const isState = isOneOf<IntentState>(['held', 'queued', 'sending', 'unknown', 'confirmed', 'refused']);

/** The booking that an intent is about; `null` for a new one, and where it is about something else. */
export function bookingOf<A extends Action>(
  kinds: StoredKinds<A>,
  intent: Pick<IntentOf<A>, 'id' | 'action'>,
): BookingId | null {
  const subject = kindOf(kinds, intent.action).subjectOf(intent);
  return subject.kind === 'visit' && subject.id !== asBookingId(intent.id) ? subject.id : null;
}

const refusalJson = z.object({
  reason: z.enum(refusalReasons),
  message: z.string(),
  fields: z.array(z.string()),
  movedTo: bookingId.optional(),
});
const bookingIds = z.array(bookingId);

export const refusalOf = (row: Row): Refusal | null => jsonOrNull(row, 'refusal', refusalJson);
export const refusalText = ({ refusal }: Pick<IntentOf<Action>, 'refusal'>) => jsonText(refusal);
export const actionText = (action: Action): string => JSON.stringify(action);
export const seenText = ({ seen }: Pick<IntentOf<Action>, 'seen'>) =>
  jsonText(seen && { status: seen.status, start: seen.start, end: seen.end, presence: seen.presence });

/** Reads rows of intents of some kinds. */
export interface IntentReader<A extends Action> {
  /** The intent of a row; its state is not `dropped`. */
  readonly intent: (row: Row) => IntentOf<A>;
  readonly action: (row: Row) => A;
}

/** @param kinds what each kind's actions look like. A kind that is not among them is read by nobody: it throws. */
export function intentReader<A extends Action>(kinds: StoredKinds<A>): IntentReader<A> {
  const schemas = new Map(
    Object.entries<{ readonly schema: ZodType<A> }>(kinds).map(([kind, { schema }]) => [kind, schema]),
  );
  const anyAction = {
    parse(value: unknown): A {
      const schema = schemas.get(withKind.parse(value).kind);
      if (schema === undefined) throw new Error('The column action holds a kind that is not known.');
      return schema.parse(value);
    },
  };
  const action = (row: Row): A => json(row, 'action', anyAction);
  return {
    action,
    intent: (row) => ({
      id: asIntentId(text(row, 'id')),
      action: action(row),
      calendar: {
        facilityId: asFacilityId(text(row, 'facility_id')),
        doctorId: asDoctorId(text(row, 'doctor_id')),
        addressId: asAddressId(text(row, 'address_id')),
      },
      state: member(row, 'state', isState),
      createdAt: number(row, 'created_at'),
      heldUntil: number(row, 'held_until'),
      notBefore: number(row, 'not_before'),
      attempts: number(row, 'attempts'),
      firstSentAt: numberOrNull(row, 'first_sent_at'),
      knownBefore: json(row, 'known_before', bookingIds),
      refusal: refusalOf(row),
      staff: text(row, 'staff'),
      seen: jsonOrNull(row, 'seen', seenJson),
      ...bundleOf(row),
    }),
  };
}
function bundleOf(row: Row): Pick<IntentOf<Action>, 'bundle'> {
  const first = textOrNull(row, 'bundle');
  return first === null ? {} : { bundle: asIntentId(first) };
}
const withKind = z.looseObject({ kind: z.string() });
