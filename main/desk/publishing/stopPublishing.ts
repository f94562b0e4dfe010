import type { Session } from '../session.ts';
import { recordHours } from './publish.ts';

/** What has not left does not. One deed, however many calendars it concerns; none where nothing was left to stop. */
export function stopPublishing(session: Session): void {
  const { store, sync, staff } = session;
  store.transaction(() => {
    const { addresses, dates } = sync.publishing.stop();
    const [addressId] = addresses;
    if (addressId === undefined) return;
    recordHours(
      session,
      'stopped',
      { addressId, calendars: addresses.length, writes: dates },
      staff.initials(),
    );
  });
}
