import { benchBoard } from './board.ts';
import { benchSync } from './sync/run.ts';

/** `npm run bench`: every measure, one after the other. Fails where an aim is missed. */
const met = await benchBoard();
console.log('');
await benchSync();
process.exitCode = met ? 0 : 1;
