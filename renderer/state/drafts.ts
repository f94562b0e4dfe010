import { create } from 'zustand';
import type { KnownPatient } from '#shared/contract/search.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/** What is typed for a new visit; what its calendar does not demand (`FreeTime.demands`) is not asked for. */
export interface Typed {
  readonly serviceId: string;
  readonly surname: string;
  readonly name: string;
  readonly phone: string;
  readonly birthDate: string;
  readonly gender: 'm' | 'f' | '';
  readonly nin: string;
  readonly email: string;
  readonly comment: string;
}

/** Where a draft belongs: a time, and the attention item that it answers, so that another patient is never put into it. */
export interface DraftPlace {
  readonly addressId: string;
  readonly start: EpochMs;
  readonly settles: string | null;
}

/** A new visit that was begun and not booked. */
export interface Draft extends DraftPlace {
  /** The time as it was last offered: it may be gone since. */
  readonly time: FreeTime;
  readonly typed: Typed;
  readonly known: KnownPatient | null;
}

interface Drafts {
  readonly drafts: ReadonlyMap<string, Draft>;
  /** By calendar, the starts that have one: what the board marks. */
  readonly starts: ReadonlyMap<string, ReadonlySet<EpochMs>>;
}

const none: Drafts = { drafts: new Map(), starts: new Map() };

/** In the memory of this window alone: patients' data goes with the window, with whoever is at the desk, and with the day. */
export const useDrafts = create<Drafts>(() => none);

const keyOf = ({ addressId, start, settles }: DraftPlace): string => `${addressId} ${start} ${settles ?? ''}`;

/** What was typed for this time. */
export const draftAt = (place: DraftPlace): Draft | null =>
  useDrafts.getState().drafts.get(keyOf(place)) ?? null;

/** Keeps what is typed as it stands now. */
export function keepDraft(draft: Draft): void {
  set(new Map(useDrafts.getState().drafts).set(keyOf(draft), draft));
}

/** It is booked, or thrown away. */
export function dropDraft(place: DraftPlace): void {
  const drafts = new Map(useDrafts.getState().drafts);
  if (drafts.delete(keyOf(place))) set(drafts);
}

/** Nobody's are left. */
export function dropDrafts(): void {
  if (useDrafts.getState().drafts.size > 0) useDrafts.setState(none);
}

/** What has not changed stays the same object, so that typing draws no column again. */
function set(drafts: ReadonlyMap<string, Draft>): void {
  const before = useDrafts.getState().starts;
  const starts = new Map<string, Set<EpochMs>>();
  for (const { addressId, start } of drafts.values())
    starts.set(addressId, (starts.get(addressId) ?? new Set()).add(start));
  const same = (addressId: string, now: ReadonlySet<EpochMs>): ReadonlySet<EpochMs> => {
    const then = before.get(addressId);
    return then?.size === now.size && [...now].every((start) => then.has(start)) ? then : now;
  };
  useDrafts.setState({
    drafts,
    starts: new Map([...starts].map(([addressId, now]) => [addressId, same(addressId, now)])),
  });
}
