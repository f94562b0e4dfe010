import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asAddressId } from '#shared/domain/ids.ts';
import { openStore } from '../../main/store/open.ts';
import { problemOf } from '../../main/store/problem.ts';
import { booking } from './samples.ts';
import { monday, quietLog, testKey } from './fixed.ts';

/** Runs under a limit of the system's (see limits.test.ts) and prints what the store says of it. */

const [task = '', file = ''] = process.argv.slice(2);
const open = (path: string) =>
  openStore({ file: path, key: testKey, clock: { now: () => monday }, log: quietLog });
const a1 = asAddressId('a1');

/** Fills the disk, then shows that nothing was half written and that work goes on once there is room. */
function full(): unknown {
  const opened = open(file);
  if (!opened.ok) return opened.error;
  const store = opened.value;
  const batch = (number: number) => () => {
    for (let index = 0; index < 20; index += 1) {
      store.bookings.upsert(booking(`${number}-${index}`, { comment: 'x'.repeat(2000) }));
    }
  };
  let number = 0;
  try {
    for (; ; number += 1) store.transaction(batch(number));
  } catch (thrown) {
    const whole = store.bookings.count() === number * 20;
    const shown = store.bookings.inWindow([a1], { from: monday, to: monday + 1 }).length === number * 20;
    return { problem: problemOf(thrown), whole, shown, some: number > 0 };
  }
}

/** Opens a file that may not be written, as a user whom the system really refuses. */
function readOnly(): unknown {
  const warm = open(join(dirname(file), '..', 'warm.db'));
  if (!warm.ok) return warm.error;
  warm.value.close();
  chmodSync(file, 0o444);
  chmodSync(dirname(file), 0o555);
  // Root may write everything. The addon is loaded by now, so nothing more of this checkout is read.
  if (process.getuid?.() === 0) process.setuid?.(65_534);
  const opened = open(file);
  return opened.ok ? 'opened' : opened.error;
}

process.stdout.write(JSON.stringify(task === 'full' ? full() : readOnly()));
