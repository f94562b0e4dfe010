import type { VisitDetails } from '#shared/contract/visits.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import { serviceAt } from '#shared/domain/serviceAt.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/** A free time that a visit can go to, with the service as it is offered there. */
export interface Target {
  readonly time: FreeTime;
  readonly service: FreeTime['services'][number];
}

/** Free times by calendar and start. */
export type Targets = ReadonlyMap<string, Target>;

export const targetKey = (addressId: string, start: EpochMs): string => `${addressId} ${start}`;

/** Where a visit can go: the same free times, and by the same rule, as in the list that the keyboard has. */
export function targetsOf(times: readonly FreeTime[], wanted: VisitDetails['service']): Targets {
  return new Map(
    times.flatMap((time) => {
      const service = serviceAt(time, wanted);
      return service === null ? [] : [[targetKey(time.addressId, time.start), { time, service }] as const];
    }),
  );
}

/** The part of what is shown that is still to come; `null`: nothing of it is. */
export function comingPart(shown: Window, now: EpochMs): Window | null {
  return shown.to <= now ? null : { from: Math.max(shown.from, now), to: shown.to };
}
