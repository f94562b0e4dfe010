import type { VisitDetails } from '#shared/contract/visits.ts';
import { door } from '../state/door.ts';
import { thisMinute } from '../state/now.ts';
import { readTimes } from './readTimes.ts';
import type { Surface } from './surface.ts';
import { comingPart, type Targets, targetsOf } from './targets.ts';

/** Where a visit can go on what is shown, kept up to date while it is dragged. */
export interface WatchedTargets {
  /** The visit itself, as main knows it; `null`: it does not. */
  readonly visit: Promise<VisitDetails | null>;
  /** What has been asked for last, when it is there. */
  readonly settled: () => Promise<Targets>;
  readonly stop: () => void;
}

const none: Targets = new Map();

/** @param take is given the targets each time that they may have changed */
export function watchTargets(
  visitId: string,
  surface: Surface,
  take: (targets: Targets) => void,
): WatchedTargets {
  const visit = readVisit(visitId);
  let latest = Promise.resolve(none);
  /** Counts the questions: only the answer to the newest is shown. */
  let asked = 0;
  const read = (): void => {
    const question = ++asked;
    latest = targetsNow(visit, surface);
    void latest.then((targets) => {
      if (question === asked) take(targets);
    });
  };
  read();
  const stop = surface.onChange(read);
  return {
    visit,
    settled: () => latest,
    stop: () => {
      asked += 1;
      stop();
    },
  };
}

async function readVisit(bookingId: string): Promise<VisitDetails | null> {
  const answer = await door().ask('visits.get', { bookingId });
  return answer.ok ? answer.value : null;
}

async function targetsNow(visit: Promise<VisitDetails | null>, surface: Surface): Promise<Targets> {
  const shown = surface.shown();
  const window = shown && comingPart(shown.window, thisMinute());
  const known = await visit;
  if (window === null || known === null) return none;
  const times = await readTimes({ ...window, addressId: known.addressId, scope: surface.scope });
  return targetsOf(times, known.service);
}
