import { asAddressId } from '#shared/domain/ids.ts';
import { database } from '../../main/store/database.ts';
import { migrate } from '../../main/store/migrate.ts';
import { migrations } from '../../main/store/migrations/all.ts';
import { openStore } from '../../main/store/open.ts';
import { connect } from '../../main/store/sqlite.ts';
import { day, monday, quietLog, testKey } from './fixed.ts';
import { booking } from './samples.ts';

/** A file of a version that could not give pages back, with so many visits of long ago and half as many of today. */
export function makeOldFile(file: string, visits: number): void {
  const addon = connect({ file, key: testKey, readonly: false });
  addon.pragma('journal_mode = WAL');
  migrate(database(addon, { log: quietLog, slowMs: 10_000 }), migrations);
  addon.close();
  const opened = openStore({ file, key: testKey, clock: { now: () => monday }, log: quietLog });
  if (!opened.ok) throw new Error(opened.error.kind);
  const store = opened.value;
  store.transaction(() => {
    for (let n = 0; n < visits * 1.5; n += 1) {
      const start = n < visits ? monday - 500 * day - n : monday + n;
      store.bookings.upsert(
        booking(`v${n}`, { addressId: asAddressId(`a${n % 5}`), start, comment: `comment ${n} `.repeat(20) }),
      );
    }
  });
  store.close();
}

/** What a file answers to a question, beside whoever has it open. */
export function pragma(file: string, name: string): unknown {
  const addon = connect({ file, key: testKey, readonly: true });
  try {
    // Before its first reading a connection does not know what the file says.
    addon.prepare('SELECT count(*) FROM sqlite_schema').get();
    return addon.pragma(name, { simple: true });
  } finally {
    addon.close();
  }
}
