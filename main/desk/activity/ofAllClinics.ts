import type { ActivityEntry, ActivityPage, ActivityRequest } from '#shared/contract/activity.ts';
import { placeOf } from '#shared/domain/clinicKey.ts';
import type { Customs } from '#shared/domain/customs.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { ok, type Result } from '#shared/result.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Session } from '../session.ts';
import type { AnswersOfEach, SessionAccess } from '../sessionAccess.ts';
import { activity, kinds, pageLength, type WantedDeeds } from './activity.ts';

/** Entries of several clinics are numbered by both: no desk has so many clinics. */
const places = 100_000;

type Numbered = ActivityEntry & { readonly place: number };

/**
 * A page of what was done at this desk in all its clinics, the latest first; of one instant those of the first clinic. A page goes on
 * behind the last entry of the one before: in its own clinic by its number, in the others by its time.
 * @param customsOf how people write where a clinic is
 */
export async function activityOfAll(
  access: SessionAccess,
  wanted: ActivityRequest,
  customsOf: (session: Session) => Customs,
  now: EpochMs,
): Promise<Result<ActivityPage, Problem>> {
  const sessions = access.sessions();
  const several = sessions.length > 1;
  const last = several ? await lastOf(access, wanted.before) : ok(null);
  if (!last.ok) return last;
  const pages = await access.askEach((session) => {
    const from = several ? behind(last.value, placeOf(session.key)) : {};
    return activity(session, { ...wanted, ...from }, customsOf(session), now);
  });
  if (!pages.ok) return pages;
  const [only] = pages.value.all;
  return ok(only !== undefined && !several ? only.value : merged(pages.value));
}

function merged({ all, missing }: AnswersOfEach<ActivityPage>): ActivityPage {
  const found: Numbered[] = all.flatMap(({ key, value }) =>
    value.entries.map((entry) => ({ ...entry, place: placeOf(key) })),
  );
  const sorted = found.sort((a, b) => b.at - a.at || a.place - b.place);
  const shown = sorted
    .filter((entry, index) => !isToldBy(sorted.slice(0, index), entry))
    .slice(0, pageLength);
  return {
    entries: shown.map(({ place, ...entry }) => ({ ...entry, id: entry.id * places + place })),
    older: all.some(({ value }) => value.older) || sorted.at(-1) !== shown.at(-1),
    ...(missing.length === 0 ? {} : { missing: [...missing] }),
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
function lastOf(access: SessionAccess, before: number | null): Promise<Result<Last | null, Problem>> {
  if (before === null) return Promise.resolve(ok(null));
  const [id, place] = [Math.floor(before / places), before % places];
  return access.each.read((sessions) => {
    const clinic = sessions.find(({ key }) => placeOf(key) === place);
    const all = { kinds, staff: null, about: null };
    const [deed] = clinic?.store.audit.deeds(all, { before: id + 1, limit: 1 }) ?? [];
    return ok({ id, place, at: deed?.at ?? Number.NEGATIVE_INFINITY });
  });
}

function behind(last: Last | null, place: number): Pick<WantedDeeds, 'before' | 'until'> {
  if (last === null) return { before: null };
  if (place === last.place) return { before: last.id };
  return { before: null, until: place > last.place ? last.at : last.at - 1 };
}
