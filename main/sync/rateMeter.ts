import type { Clock } from '#shared/ports.ts';
import { slidingWindow } from '#shared/slidingWindow.ts';
import { wrapCalls } from './wrapCalls.ts';
import type { RemoteClinic } from './ports.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** The remote API with a memory of how many calls went out lately. */
export interface MeteredRemote {
  readonly remote: RemoteClinic;
  /** Calls in the last five minutes. */
  recent(): number;
  /** Calls in the last minute. */
  lately(): number;
}

/** Counts calls, so that long work (import, sweeping) can leave room for what is urgent: the firewall counts all alike. */
export function metered(remote: RemoteClinic, clock: Clock): MeteredRemote {
  const [inFive, inOne] = [slidingWindow(5 * minuteMs), slidingWindow(minuteMs)];
  return {
    remote: wrapCalls(remote, (call) => (...args) => {
      inFive.count(clock.elapsed());
      inOne.count(clock.elapsed());
      return call(...args);
    }),
    recent: () => inFive.used(clock.elapsed()),
    lately: () => inOne.used(clock.elapsed()),
  };
}
