import type { Clock } from '#shared/ports.ts';
import { slidingWindow } from '#shared/slidingWindow.ts';
import { eachRead } from './eachRead.ts';
import type { RemoteClinic } from './ports.ts';

/** The remote API with a memory of how many calls went out lately. */
export interface Paced {
  readonly remote: RemoteClinic;
  /** Calls in the last five minutes. */
  recent(): number;
  /** Calls in the last minute. */
  lately(): number;
}

const minute = 60_000;

/** Counts calls, so that long work (import, sweeping) can leave room for what is urgent: the firewall counts all alike. */
export function paced(remote: RemoteClinic, clock: Clock): Paced {
  const [inFive, inOne] = [slidingWindow(5 * minute), slidingWindow(minute)];
  return {
    remote: eachRead(remote, (call) => (...args) => {
      inFive.count(clock.elapsed());
      inOne.count(clock.elapsed());
      return call(...args);
    }),
    recent: () => inFive.used(clock.elapsed()),
    lately: () => inOne.used(clock.elapsed()),
  };
}
