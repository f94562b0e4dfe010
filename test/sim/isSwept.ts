import { localDateOf, type EpochMs, type TimeZone } from '#shared/time/zone.ts';
import { calendars } from '../../main/sync/catalogueReader.ts';
import { createFreshness } from '../../main/sync/freshness.ts';
import { byDue, plan } from '../../main/sync/plan.ts';
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
  const planned = plan(addresses, localDateOf(now, zone), settings);
  return byDue(planned, createFreshness(store), now).every(({ dueAt }) => dueAt > now - always);
}
