import { table } from '../statistics.ts';
import { benchAcknowledge } from './acknowledge.ts';
import { benchHospital } from './hospital.ts';

/** The measures of the desk without its window; counts and ratios, since machines differ. */
export async function benchSync(): Promise<void> {
  console.log(table(await benchAcknowledge()));
  console.log(`\n${table(await benchHospital())}`);
}

if (process.argv[1] === import.meta.filename) await benchSync();
