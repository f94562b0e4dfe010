import { openStore } from '../../main/store/open.ts';
import { monday, quietLog, testKey } from './fixed.ts';

/** Closes a file of an earlier version, which makes it anew, and is killed meanwhile (see compacting.test.ts). */
const opened = openStore({
  file: process.argv[2] ?? '',
  key: testKey,
  clock: { now: () => monday },
  log: quietLog,
  checkpointWorker: new URL('../../main/store/checkpointWorker.ts', import.meta.url),
});
if (!opened.ok) throw new Error(opened.error.kind);
process.stdout.write('begun\n', () => {
  void opened.value.retire().then(() => process.stdout.write('done\n'));
});
