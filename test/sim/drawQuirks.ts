import { chance, pick } from '#shared/random.ts';
import type { Random } from '#shared/ports.ts';
import { defaultQuirks, type Quirks } from '../../main/practice/quirks.ts';

/** What each quirk can be; those that a desk's work meets. Those left out keep the documented value. */
const choices: { readonly [K in keyof Quirks]?: readonly Quirks[K][] } = {
  tokenLifeSeconds: [120, 3_600, 86_400],
  invalidClientStatus: [400, 401],
  rateLimits: [true, false],
  doubleBooking: [404, 409, 422],
  moveNeedsStart: [true, false],
  presenceFrom: ['start', 'end'],
  echoesOwnActions: [true, false],
  bookingsWindow: ['starts', 'overlaps'],
  bookingsListCanceled: [true, false],
  bookingTellsState: [true, false],
  wrongPages: [true, false],
  numericIds: [true, false],
  durationsAsText: [true, false],
  phonesAsNumbers: [true, false],
  errorsShape: ['documented', 'list', 'object'],
  nullComma: [true, false],
  canceledSaysBooked: [true, false],
  movingSwapped: [true, false],
  presenceInAnswers: ['lower', 'upper'],
  presenceInEvents: ['lower', 'upper'],
  britishCancelled: [true, false],
  unknownEnums: [true, false],
  unknownEvents: [true, false],
  extraKeys: [true, false],
  timeSpelling: ['colon', 'plain', 'utc'],
  specializationKey: ['specialization', 'specializations'],
  moveNeedsSlot: [true, false],
  bookingsMaxDays: [7, 31, null],
};

/** A vendor that differs from its documents in some points. */
export function drawQuirks(random: Random): Partial<Quirks> {
  const drawn: [string, unknown][] = [];
  for (const [name, values] of Object.entries(choices)) {
    if (!chance(random, 0.3)) continue;
    const value: unknown = pick<unknown>(random, values);
    if (value !== defaultQuirks[name as keyof Quirks]) drawn.push([name, value]);
  }
  return Object.fromEntries(drawn);
}
