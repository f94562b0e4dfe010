import type { Shot } from './shot.ts';

/** A4 at 96 dots an inch. */
const a4 = [794, 1123] as const;

/** The day as it is printed. */
export const paperShots: readonly Shot[] = [
  { name: 'paper', query: 'paper=1', size: a4 },
  { name: 'paper-de', query: 'paper=1&language=de', size: a4 },
  { name: 'paper-pl', query: 'paper=1&language=pl', size: a4 },
  // What strangers type: an endless link, a phone in words, names that have no end.
  { name: 'paper-long', query: 'paper=1&long=1', size: [794, 3000] },
  { name: 'paper-none', query: 'paper=0', size: [794, 400] },
];
