import { benchBoard } from './board.ts';

/** `npm run bench`: every measure, one after the other. Fails where an aim is missed. */
const met = await benchBoard();
process.exitCode = met ? 0 : 1;
