import { chance, pick } from '#shared/random.ts';
import type { Random } from '#shared/ports.ts';
import { defaultQuirks, type Quirks } from '../../main/practice/quirks.ts';
import { streamOf } from './streams.ts';

/** What each quirk can be; those that a desk's work meets. Those left out keep the documented value. */
const known: { readonly [K in keyof Quirks]?: readonly Quirks[K][] } = {
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
  return drawFrom(known, random);
}

function drawFrom(
  choices: { readonly [K in keyof Quirks]?: readonly Quirks[K][] },
  random: Random,
): Partial<Quirks> {
  const drawn: [string, unknown][] = [];
  for (const [name, values] of Object.entries(choices)) {
    if (!chance(random, 0.3)) continue;
    const value: unknown = pick<unknown>(random, values);
    if (value !== defaultQuirks[name as keyof Quirks]) drawn.push([name, value]);
  }
  return Object.fromEntries(drawn);
}

/** The same for points that became known later: what was drawn before them stays as it was, seed by seed. */
const laterChoices: { readonly [K in keyof Quirks]?: readonly Quirks[K][] } = {
  bookedHasCanceledAt: [true],
  bookingsMostOnPage: [2, 5, 50],
  errorsShape: ['older'],
  eventsAsObject: [true],
  emptyQueueStatus: [204],
  locationWithoutSlash: [true],
  newBreakInAnswer: [false],
  putSlotsReplaces: ['range'],
  putSlotsHidesSlots: [true],
  newServiceBookableMs: [40_000, 120_000],
};

/** What a clinic's hours and services meet (API.md §6, §13), drawn apart from all before. */
const hoursChoices: { readonly [K in keyof Quirks]?: readonly Quirks[K][] } = {
  putSlotsOverlap: ['lastWins', 'refused'],
  putSlotsMidnight: ['refused'],
  putSlotsOver: ['refused'],
  putSlotsBusyFor: ['address'],
  putSlotsEnables: [true],
  putSlotsProcessingMs: [0, 5_000, 20_000],
  newServiceInPut: ['dropped'],
  serviceInUseStatus: [409, 422, null],
  insurerInUseStatus: [400, 409, 422],
  decimalPrices: ['refused'],
  slotsTellDurations: [true],
  slotsShowInvisible: [false],
  servicesStart: ['slot'],
  disableCalendar: ['clears', 'cancels'],
};

/** How the vendor of a seed takes hours and services. */
export function drawHoursQuirks(seed: number): Partial<Quirks> {
  const random = streamOf(seed, 'hoursQuirks');
  return chance(random, 0.4) ? {} : drawFrom(hoursChoices, random);
}

/** More ways in which the vendor of a seed differs from its documents. */
export function drawLaterQuirks(seed: number): Partial<Quirks> {
  const random = streamOf(seed, 'laterQuirks');
  return chance(random, 0.4) ? {} : drawFrom(laterChoices, random);
}
