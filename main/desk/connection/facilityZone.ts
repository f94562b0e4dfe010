import type { Connection } from '#shared/contract/connection.ts';
import { zonesOf } from '#shared/domain/facilityZones.ts';
import type { FacilityId } from '#shared/domain/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, type Result } from '#shared/result.ts';
import { addDays, localDateOf, type TimeZone } from '#shared/time/zone.ts';
import { withPace } from '../pace.ts';
import type { ConnectionContext } from './connectionContext.ts';
import { answered, noSuchZone, notConnected } from './connectionProblems.ts';

/** Sets by which clock a facility lives, and begins anew on the same open file: what depends on it is read again. */
export async function setFacilityZone(
  { parts, file, work }: ConnectionContext,
  facilityId: FacilityId,
  zone: TimeZone | null,
): Promise<Result<Connection, Problem>> {
  const [old, before] = [work.session, work.begun];
  if (old === null || before === null) return err(notConnected);
  const { store, own: shown } = old;
  const isPossible = zone === null || zonesOf(shown.locale).some(({ timeZone }) => timeZone === zone);
  const addresses = store.catalogue.addresses().filter((address) => address.facilityId === facilityId);
  if (!isPossible || addresses.length === 0) return err(noSuchZone);
  // What is being read is of its old days, and must not be marked as read after the change.
  await work.letGo();
  const { daysBehind } = withPace(parts.syncSettings, file.pace().wanted);
  const since = addDays(localDateOf(parts.clock.now(), shown.timeZone), -daysBehind);
  const written = answered(parts, () =>
    store.transaction(() => {
      store.connection.setFacilityZone(facilityId, zone);
      // Its days begin and end at other moments now. Older ones are whole all the same: nothing lay between them.
      store.freshness.forget(
        addresses.map(({ id }) => id),
        since,
      );
      return store.connection.get();
    }),
  );
  const saved = written.ok ? (written.value ?? before.plan.saved) : before.plan.saved;
  const now = await work.beginOrWait({ ...before.plan, saved }, store, before.afterClose);
  return written.ok ? now : written;
}
