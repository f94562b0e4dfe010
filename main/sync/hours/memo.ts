import { z } from 'zod';
import { localDateSchema } from '#shared/domain/availability/schemas.ts';
import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import { secondMs } from '#shared/time/durations.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { SettingStore } from '../ports.ts';

/** Where it is kept in the file. */
const name = 'publishing.state';
const sentName = 'publishing.sent';

const addresses = z.array(z.string().transform(asAddressId)).max(2_000);

const stateSchema = z.object({
  /** By a person; all of the clinic. */
  paused: z.boolean(),
  /** Calendars of which nothing goes until they are published again. */
  stopped: addresses,
  /** Calendars that are switched off at the vendor, and since when that is known. */
  off: z.array(z.object({ address: z.string().transform(asAddressId), since: z.int() })).max(2_000),
  /** Until when an undo window holds a calendar's dates back. */
  held: z.array(z.object({ address: z.string().transform(asAddressId), until: z.int() })).max(2_000),
  /** Dates that were asked for since nothing was left to do. */
  total: z.int().min(0),
});
export type PublishingState = z.infer<typeof stateSchema>;

const nothing: PublishingState = { paused: false, stopped: [], off: [], held: [], total: 0 };

/** A payload that was sent, and by when the vendor has surely worked on it. */
const sentSchema = z
  .array(
    z.object({
      address: z.string().transform(asAddressId),
      date: localDateSchema,
      payload: z.string(),
      doneBy: z.int(),
    }),
  )
  .max(2_000);
export type SentPayload = z.infer<typeof sentSchema>[number];

/** What publishing remembers over a restart besides the days themselves: small, and written with what it belongs to. */
export interface PublishingMemo {
  state(): PublishingState;
  change(change: Partial<PublishingState>): void;
  /** Payloads of the last minutes. */
  sent(): readonly SentPayload[];
  keepSent(sent: readonly SentPayload[]): void;
}

/** Reads it each time: what it says may be changed by the desk and by the outbox as well. What nobody can read is nothing. */
export function publishingMemo(settings: SettingStore): PublishingMemo {
  const read = <T>(schema: z.ZodType<T>, key: string, otherwise: T): T => {
    try {
      return schema.safeParse(JSON.parse(settings.get(key) ?? 'null')).data ?? otherwise;
    } catch {
      return otherwise;
    }
  };
  const state = (): PublishingState => read(stateSchema, name, nothing);
  return {
    state,
    change: (change) => settings.set(name, JSON.stringify({ ...state(), ...change })),
    sent: () => read(sentSchema, sentName, []),
    keepSent: (sent) => settings.set(sentName, JSON.stringify(sent)),
  };
}

/** A list of calendars with some of them in it, or without them. */
export const withAll = (list: readonly AddressId[], some: readonly AddressId[]): AddressId[] => [
  ...new Set([...list, ...some]),
];
export const withoutAll = (list: readonly AddressId[], some: readonly AddressId[]): AddressId[] =>
  list.filter((addressId) => !some.includes(addressId));

/** Notes that a calendar is on or off. */
export function noteSwitched(memo: PublishingMemo, address: AddressId, to: 'on' | 'off', at: EpochMs): void {
  const others = memo.state().off.filter((entry) => entry.address !== address);
  memo.change({ off: to === 'on' ? others : [...others, { address, since: at }] });
}

/** No undo window is longer (`settings.undoSeconds`). */
const longestHeldMs = 30 * secondMs;

/** Until when a calendar's dates are held back, `0` where they are not. A clock that was set back holds nothing for longer than anybody can want. */
export function heldUntil(
  { held }: Pick<PublishingState, 'held'>,
  address: AddressId,
  now: EpochMs,
): EpochMs {
  const until = held.find((entry) => entry.address === address)?.until ?? 0;
  return until - now > longestHeldMs ? 0 : until;
}

/** Since when a calendar is off; `null`: it is on. Where a clock was set back nobody knows, and whatever was read counts. */
export function offSince(
  { off }: Pick<PublishingState, 'off'>,
  address: AddressId,
  now: EpochMs,
): EpochMs | null {
  const since = off.find((entry) => entry.address === address)?.since ?? null;
  return since !== null && since > now ? 0 : since;
}
