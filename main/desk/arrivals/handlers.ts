import type { arrivalsRequests } from '#shared/contract/arrivals.ts';
import type { HandlersOf } from '#shared/contract/door.ts';
import { ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { unsettledDays, waitingToday } from './arrivals.ts';
import { inParts, stepsTakenOf, stepsUndoneOf, takePart, undoPart } from './patientSteps.ts';

export function arrivalsHandlers(access: SessionAccess): HandlersOf<typeof arrivalsRequests> {
  return {
    'arrivals.step': ({ steps }) =>
      access.changeEach({
        ...inParts(steps),
        part: takePart,
        sum: (done, at, undoMs, rest) => stepsTakenOf(done, at + undoMs, rest),
      }),
    'arrivals.undo': ({ steps }) =>
      access.changeEach({
        ...inParts(steps),
        part: undoPart,
        sum: (done, _at, _undoMs, rest) => stepsUndoneOf(steps.length, done, rest),
      }),
    'arrivals.unsettled': () => access.desk.read((desk) => ok(unsettledDays(desk))),
    'arrivals.waiting': () => access.desk.readInSteps(waitingToday),
  };
}
