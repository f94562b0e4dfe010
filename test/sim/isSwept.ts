import { localDateOf, type EpochMs, type TimeZone } from '#shared/time/zone.ts';
import { createCatalogueAges } from '../../main/sync/catalogue/catalogueAges.ts';
import { allLists, calendars } from '../../main/sync/catalogue/catalogueReader.ts';
import { createFreshness } from '../../main/sync/read/freshness.ts';
import { byDue, plan } from '../../main/sync/plan/plan.ts';
import type { OpenStore } from '../../main/store/open.ts';
import type { SyncSettings } from '../../main/sync/settings.ts';

/** Today's visits are due again and again: they are never all young. Milliseconds. */
const always = 2 * 60_000;

/**
 * Whether a desk has compared all that its plan says. Long work goes out evenly, so after a sleep this takes minutes; a desk
 * that never gets there is looked at all the same when its time is over.
 */
export function isSwept(store: OpenStore, settings: SyncSettings, zone: TimeZone, now: EpochMs): boolean {
  const addresses = calendars(store.catalogue).map(({ addressId }) => addressId);
  const kept = { calendars: new Map([[localDateOf(now, zone), addresses]]), lists: allLists(store) };
  const clock = { now: () => now, elapsed: () => 0, after: () => () => undefined };
  const ages = { windows: createFreshness(store), lists: createCatalogueAges(clock, store) };
  return byDue(plan(kept, settings), ages, now).every(({ dueAt }) => dueAt > now - always);
}
