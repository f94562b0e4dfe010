import { connect } from '../../main/store/sqlite.ts';
import { testKey } from './fixed.ts';

/** Another program that holds the file in the way it is told, says so, and lets go when its input ends. */

const [file = '', how = ''] = process.argv.slice(2);
const addon = connect({ file, key: testKey, readonly: false });
if (how === 'exclusive') {
  addon.pragma('locking_mode = EXCLUSIVE');
  addon.exec('BEGIN EXCLUSIVE');
} else addon.exec('BEGIN IMMEDIATE');
process.stdout.write('held\n');
process.stdin.on('end', () => {
  addon.exec('ROLLBACK');
  addon.close();
  process.stdout.write('let go\n');
});
process.stdin.resume();
