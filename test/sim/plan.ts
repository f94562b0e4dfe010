import { chance, intBetween, pick, seededRandom } from '#shared/random.ts';
import type { Random } from '#shared/ports.ts';
import type { FaultRule } from '../../main/practice/faults.ts';
import type { EditKind } from '../../main/practice/panel/edits.ts';
import type { Quirks } from '../../main/practice/quirks.ts';
import { drawClocks } from './drawClocks.ts';
import { drawComings, drawFacility } from './drawComings.ts';
import { drawErased } from './drawErased.ts';
import { drawFaults } from './drawFaults.ts';
import { drawHoursQuirks, drawLaterQuirks, drawQuirks } from './drawQuirks.ts';
import { drawPanel } from './drawPanel.ts';
import { drawOffers } from './drawOffers.ts';
import { drawServices } from './drawServices.ts';
import { drawSlowBooking } from './drawSlowBooking.ts';
import {
  drawDoctor,
  drawHours,
  drawPauses,
  drawPlace,
  drawRemovals,
  hasHours,
  type DoctorSetsHours,
  type HoursDeed,
  type PauseDeed,
} from './hours/deeds.ts';
import { beginnings, type Beginning, type Place } from './smallWorld.ts';
import { streamOf } from './streams.ts';

/** `pick`s are drawn in [0, 1) beforehand and resolved against what there is when the moment comes. */
export type Deed =
  | { readonly kind: 'book'; readonly desk: number; readonly pick: number; readonly which: number }
  /** The same patient, time and service as a visit that is there: a second click, or two receptionists on one phone call. */
  | { readonly kind: 'bookAgain'; readonly desk: number; readonly pick: number }
  | { readonly kind: 'confirm' | 'cancel'; readonly desk: number; readonly pick: number }
  | { readonly kind: 'move'; readonly desk: number; readonly pick: number; readonly where: number }
  | {
      readonly kind: 'presence';
      readonly desk: number;
      readonly pick: number;
      readonly presence: 'present' | 'absent';
    }
  | { readonly kind: 'undo' | 'dismiss'; readonly desk: number; readonly pick: number }
  | { readonly kind: 'confirmAll'; readonly desk: number }
  | { readonly kind: 'nudge'; readonly desk: number }
  | { readonly kind: 'restart'; readonly desk: number; readonly downMs: number }
  /** Dies at the n-th call or write of the store from now; starts again on the same file. */
  | { readonly kind: 'crash'; readonly desk: number; readonly after: number; readonly downMs: number }
  /** Once its next write has lain at the vendor's so long, the desk dies, or its line breaks, for `downMs`. */
  | {
      readonly kind: 'leaveWaiting';
      readonly desk: number;
      readonly gone: 'desk' | 'line';
      readonly after: number;
      readonly downMs: number;
    }
  | { readonly kind: 'patientBooks' | 'doctorBooks'; readonly pick: number }
  | { readonly kind: 'patientMoves' | 'doctorMoves'; readonly pick: number; readonly where: number }
  | {
      readonly kind: 'patientCancels' | 'patientConfirms' | 'doctorCancels' | 'doctorErases';
      readonly pick: number;
    }
  | { readonly kind: 'doctorMarks'; readonly pick: number; readonly presence: 'present' | 'absent' }
  | { readonly kind: 'breakAdded' | 'breakMoved' | 'breakRemoved'; readonly pick: number }
  | { readonly kind: 'panelEdits'; readonly edit: EditKind; readonly seed: number }
  /** Somebody who keeps the calendars decides about a service. */
  | {
      readonly kind: 'managerAdds' | 'managerChanges' | 'managerRemoves';
      readonly desk: number;
      readonly pick: number;
    }
  | HoursDeed
  | DoctorSetsHours
  | PauseDeed
  | { readonly kind: 'serviceGoes' | 'serviceComes' | 'serviceChanges'; readonly pick: number }
  /** A doctor's calendar is taken from the client, or given to it; `told`: with an event. */
  | { readonly kind: 'calendarGoes' | 'calendarComes'; readonly pick: number; readonly told: boolean }
  /** The same of the facility with all its doctors. The vendor has no event for it. */
  | { readonly kind: 'facilityGoes' | 'facilityComes' }
  | { readonly kind: 'faults'; readonly rules: readonly FaultRule[]; readonly forMs: number }
  | { readonly kind: 'lineDown'; readonly forMs: number }
  /** The machine of every desk sleeps: no timer runs, and all that are due run at its end. */
  | { readonly kind: 'sleep'; readonly ms: number }
  /** The clock of a desk's machine is set, by so much from the right time; 0: it is right again. */
  | { readonly kind: 'clockSet'; readonly desk: number; readonly aheadMs: number }
  | { readonly kind: 'tokensExpire' | 'eventsLost' }
  /** Left out by shrinking. */
  | { readonly kind: 'nothing' };

/** Something that happens at a moment, milliseconds after the beginning. */
export interface PlannedDeed {
  readonly at: number;
  readonly deed: Deed;
}

/** All that a run depends on, as plain data: the same plan runs the same way, and parts of it can be left out. */
export interface Plan {
  readonly seed: number;
  readonly desks: number;
  /** Many visits, so that a day without a line leaves more writes than a minute takes. */
  readonly busy: boolean;
  readonly from: Beginning;
  readonly place: Place;
  /** Desks import by themselves in place of starting from a file that is filled. */
  readonly imports: boolean;
  readonly quirks: Partial<Quirks>;
  readonly undoMs: number;
  readonly pollMs: number;
  /** Calls take up to so long each way, milliseconds. */
  readonly slowness: number;
  readonly deeds: readonly PlannedDeed[];
}

const second = 1_000;
const minute = 60 * second;

/** Draws the plan of a seed. */
export function drawPlan(seed: number): Plan {
  const random = seededRandom(seed);
  const desks = pick(random, [1, 1, 1, 1, 1, 2, 2, 2, 3, 4]);
  const busy = chance(random, 0.05);
  const imports = chance(random, 0.06);
  const quirks = chance(random, 0.3) ? {} : drawQuirks(random);
  const length = pick(random, [1, 2, 4, 10]) * minute;
  const deeds: PlannedDeed[] = [];
  const troubled = chance(random, 0.85);
  for (let at = 0; at < length; at += pause(random)) {
    deeds.push({
      at,
      deed: chance(random, troubled ? 0.22 : 0) ? trouble(random, desks) : work(random, desks),
    });
  }
  if (busy) {
    deeds.push({ at: 0, deed: { kind: 'lineDown', forMs: 3 * minute } });
    deeds.push({ at: 1, deed: { kind: 'confirmAll', desk: 0 } });
  }
  const undoMs = pick(random, [0, 2_000, 5_000, 5_000]);
  deeds.push(
    ...drawSlowBooking(seed, { length, undoMs, desks }),
    ...drawClocks(seed, { length, desks }),
    ...drawComings(seed, { length }),
    ...drawFacility(seed, { length }),
    ...drawErased(seed, { length, undoMs, desks }),
    ...drawServices(seed, { length }),
    ...drawOffers(seed, { length, desks }),
    ...drawPanel(seed, { length }),
    ...drawHours(seed, { length, desks }),
    ...drawRemovals(seed, { length }),
    ...drawDoctor(seed, { length }),
    ...drawPauses(seed, { length, desks }),
  );
  deeds.sort((one, other) => one.at - other.at);
  return {
    seed,
    desks: busy ? 1 : desks,
    busy,
    // Hours that begin in one day and end in the next no vendor takes.
    from: hasHours(seed) ? withinDay(drawBeginning(seed)) : drawBeginning(seed),
    place: drawPlace(seed),
    imports,
    quirks: { ...quirks, ...drawLaterQuirks(seed), ...drawHoursQuirks(seed) },
    undoMs,
    pollMs: pick(random, [8_000, 20_000, 40_000, 40_000]),
    slowness: pick(random, [0, 300, 300, 2_000]),
    deeds: deeds.map((one) =>
      busy ? { ...one, deed: { ...one.deed, ...('desk' in one.deed && { desk: 0 }) } } : one,
    ),
  };
}

/** Mostly a usual morning. A generator of its own: all else of the plan stays as it was. */
function drawBeginning(seed: number): Beginning {
  const random = streamOf(seed, 'beginning');
  return chance(random, 0.75) ? 'morning' : pick(random, unusual);
}
const withinDay = (from: Beginning): Beginning =>
  from === 'beforeLongDay' || from === 'beforeShortDay' ? from : 'morning';
const unusual = Object.keys(beginnings) as Beginning[];

function pause(random: Random): number {
  const most = pick(random, [1 * second, 3 * second, 12 * second, 60 * second]);
  return intBetween(random, 0, most);
}

function work(random: Random, desks: number): Deed {
  const desk = intBetween(random, 0, desks - 1);
  const where = random();
  const choice = random();
  const presence = chance(random, 0.5) ? 'present' : 'absent';
  const recent = random() ** 3;
  const draw: readonly (readonly [number, Deed])[] = [
    [14, { kind: 'book', desk, pick: where, which: random() }],
    [2, { kind: 'bookAgain', desk, pick: choice }],
    [12, { kind: 'confirm', desk, pick: choice }],
    [12, { kind: 'move', desk, pick: choice, where }],
    [10, { kind: 'cancel', desk, pick: choice }],
    [12, { kind: 'presence', desk, pick: choice, presence }],
    [8, { kind: 'undo', desk, pick: recent }],
    [3, { kind: 'dismiss', desk, pick: choice }],
    [2, { kind: 'nudge', desk }],
    [4, { kind: 'patientBooks', pick: where }],
    [4, { kind: 'patientMoves', pick: choice, where }],
    [5, { kind: 'patientCancels', pick: choice }],
    [2, { kind: 'patientConfirms', pick: choice }],
    [2, { kind: 'doctorBooks', pick: where }],
    [2, { kind: 'doctorMoves', pick: choice, where }],
    [2, { kind: 'doctorCancels', pick: choice }],
    [1, { kind: 'doctorErases', pick: choice }],
    [3, { kind: 'doctorMarks', pick: choice, presence }],
    [1, { kind: 'breakAdded', pick: where }],
    [1, { kind: 'breakMoved', pick: choice }],
    [1, { kind: 'breakRemoved', pick: choice }],
  ];
  return weighted(random, draw);
}

function trouble(random: Random, desks: number): Deed {
  const desk = intBetween(random, 0, desks - 1);
  const downMs = pick(random, [0, 0, 1_000, 10_000, 2 * minute]);
  const long = pick(random, [3 * second, 15 * second, minute, 4 * minute, 10 * minute]);
  return weighted(random, [
    [10, { kind: 'crash', desk, after: Math.floor(40 * random() ** 2), downMs }],
    [2, { kind: 'restart', desk, downMs }],
    [12, { kind: 'faults', rules: drawFaults(random), forMs: Math.min(long, 2 * minute) }],
    [5, { kind: 'lineDown', forMs: long }],
    [1, { kind: 'sleep', ms: pick(random, [minute, 5 * minute]) }],
    [1, { kind: 'tokensExpire' }],
    [2, { kind: 'eventsLost' }],
  ]);
}

function weighted(random: Random, choices: readonly (readonly [number, Deed])[]): Deed {
  const all = choices.reduce((sum, [weight]) => sum + weight, 0);
  let left = random() * all;
  for (const [weight, deed] of choices) {
    left -= weight;
    if (left < 0) return deed;
  }
  throw new Error('nothing was drawn');
}
