import type { ActivityEntry, ActivityPage, ActivityRequest } from '#shared/contract/activity.ts';
import { placeOf } from '#shared/domain/clinicKey.ts';
import type { Customs } from '#shared/domain/customs.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Session } from '../session.ts';
import type { Steps } from '../steps.ts';
import { activity, kinds, pageLength, type WantedDeeds } from './activity.ts';

/** Entries of several clinics are numbered by both: no desk has so many clinics. */
const places = 100_000;

type Numbered = ActivityEntry & { readonly place: number };

/**
 * A page of what was done at this desk in all its clinics, the latest first; of one instant those of the first clinic. A page goes on
 * behind the last entry of the one before: in its own clinic by its number, in the others by its time.
 */
export function* activityOfAll(
  sessions: readonly Session[],
  wanted: ActivityRequest,
  customs: (session: Session) => Customs,
  now: EpochMs,
): Steps<ActivityPage> {
  const [only] = sessions;
  if (only !== undefined && sessions.length === 1) return yield* activity(only, wanted, customs(only), now);
  const last = lastOf(sessions, wanted.before);
  const found: Numbered[] = [];
  let older = false;
  for (const session of sessions) {
    const place = placeOf(session.key);
    const page = yield* activity(session, { ...wanted, ...behind(last, place) }, customs(session), now);
    found.push(...page.entries.map((entry) => ({ ...entry, place })));
    older ||= page.older;
  }
  const sorted = found.sort((a, b) => b.at - a.at || a.place - b.place);
  const shown = sorted
    .filter((entry, index) => !isToldBy(sorted.slice(0, index), entry))
    .slice(0, pageLength);
  return {
    entries: shown.map(({ place, ...entry }) => ({ ...entry, id: entry.id * places + place })),
    older: older || sorted.at(-1) !== shown.at(-1),
  };
}

/** A day that left the desk stands in the audit of each clinic that was on it, and was one deed. */
const isToldBy = (before: readonly Numbered[], { at, staff, deed, date }: Numbered): boolean =>
  date !== null &&
  before.some((one) => one.at === at && one.staff === staff && one.deed === deed && one.date === date);

interface Last {
  readonly id: number;
  readonly place: number;
  readonly at: EpochMs;
}

/** The last entry of the page before. @param before its number; `null`: this is the first page */
function lastOf(sessions: readonly Session[], before: number | null): Last | null {
  if (before === null) return null;
  const [id, place] = [Math.floor(before / places), before % places];
  const clinic = sessions.find(({ key }) => placeOf(key) === place);
  const all = { kinds, staff: null, about: null };
  const [deed] = clinic?.store.audit.deeds(all, { before: id + 1, limit: 1 }) ?? [];
  return { id, place, at: deed?.at ?? Number.NEGATIVE_INFINITY };
}

function behind(last: Last | null, place: number): Pick<WantedDeeds, 'before' | 'until'> {
  if (last === null) return { before: null };
  if (place === last.place) return { before: last.id };
  return { before: null, until: place > last.place ? last.at : last.at - 1 };
}
