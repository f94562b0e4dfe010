import type { AddressId } from '#shared/domain/ids.ts';
import { minuteMs, secondMs } from '#shared/time/durations.ts';
import type { EpochMs, LocalDate } from '#shared/time/zone.ts';
import type { SettingStore } from '../ports.ts';
import { publishingMemo, type SentPayload } from './memo.ts';

/** For so long after it was worked on, the same payload is ignored with a success (API.md §6). */
const silenceMs = 3 * minuteMs;
/** Nobody knows when the vendor was done: this long after the answer it surely is. */
const surelyDoneMs = minuteMs;
/** Two clocks never agree to the second. */
const marginMs = 5 * secondMs;

/** What is the same for the vendor: a calendar, a date, and the digest of what was sent for it. */
type Payload = Pick<SentPayload, 'address' | 'date' | 'payload'>;

const isSame = (a: Payload, b: Payload): boolean =>
  a.address === b.address && a.payload === b.payload && a.date === b.date;

/** A payload leaves now: it goes into the memory of the last minutes. */
export function noteSent(settings: SettingStore, payload: Payload, at: EpochMs): void {
  const memo = publishingMemo(settings);
  const others = memo.sent().filter((earlier) => isSilent(earlier, at) && !isSame(earlier, payload));
  memo.keepSent([...others, { ...payload, doneBy: at + surelyDoneMs }]);
}

/** The vendor was seen to have worked on all of a date: its silence ends three minutes after that. */
export function noteDone(settings: SettingStore, address: AddressId, date: LocalDate, at: EpochMs): void {
  const memo = publishingMemo(settings);
  const sent = memo.sent();
  if (!sent.some((payload) => payload.address === address && payload.date === date && payload.doneBy > at))
    return;
  memo.keepSent(
    sent.map((payload) =>
      payload.address === address && payload.date === date
        ? { ...payload, doneBy: Math.min(payload.doneBy, at) }
        : payload,
    ),
  );
}

/** Until when the vendor would ignore a payload; `null`: it would not. */
export function silentUntil(sent: readonly SentPayload[], payload: Payload, now: EpochMs): EpochMs | null {
  const same = sent.find((earlier) => isSame(earlier, payload));
  return same !== undefined && isSilent(same, now) ? same.doneBy + silenceMs + marginMs : null;
}

/** A clock that was set back makes nobody wait for longer than the longest wait. */
const isSilent = ({ doneBy }: SentPayload, now: EpochMs): boolean =>
  doneBy + silenceMs + marginMs > now && doneBy <= now + surelyDoneMs;
