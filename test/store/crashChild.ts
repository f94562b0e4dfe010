import { asAddressId } from '#shared/domain/ids.ts';
import { openStore } from '../../main/store/open.ts';
import { booking } from './samples.ts';
import { monday, quietLog, testKey } from './fixed.ts';

/** Runs until it is killed (see crash.test.ts): batches of ten bookings, each printed once it is committed. */

const opened = openStore({
  file: process.argv[2] ?? '',
  key: testKey,
  clock: { now: () => monday },
  log: quietLog,
});
if (!opened.ok) throw new Error(opened.error.kind);
const store = opened.value;
const a1 = asAddressId('a1');

function work(batch: number): void {
  store.transaction(() => {
    for (let index = 0; index < 10; index += 1) {
      store.bookings.upsert(booking(`${batch}-${index}`, { addressId: a1, comment: String(batch) }));
    }
  });
  process.stdout.write(`${batch}\n`, () => work(batch + 1));
}
work(store.bookings.count());
