import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { problemOf } from './problemOf.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { LineState } from '#shared/domain/lineState.ts';

/**
 * How the desk stands with the vendor:
 *
 *   connecting ──ok──▶ inStep ◀──ok── offline | paused
 *       └───────failure─────▶ offline (no answer) | paused (an answer that says wait, or that needs a person)
 *
 *   inStep ──silent──▶ offline ──heard──▶ inStep (as of when it was: the turn that was silent for a while goes on)
 */
export interface Line {
  state(): LineState;
  /** A whole turn went well; all that is shown was true when it began. */
  succeeded(asOf: EpochMs): void;
  failed(error: RemoteError, now: EpochMs): void;
  /** Nothing has been heard for a while to what was asked, and nobody knows yet whether it will be. */
  silent(now: EpochMs): void;
  /** Something was. */
  heard(): void;
  /** Something on this machine, such as a full disk. */
  broken(problem: Problem): void;
}

export function createLine(publish: (state: LineState) => void): Line {
  let state: LineState = { kind: 'connecting' };
  let asOf: EpochMs | null = null;
  /** What the silence interrupted. */
  let before: LineState | null = null;
  const become = (next: LineState): void => {
    before = null;
    state = next;
    publish(next);
  };
  return {
    state: () => state,
    succeeded(at) {
      asOf = at;
      become({ kind: 'inStep', asOf: at });
    },
    failed(error, now) {
      if (error.kind === 'offline' || error.kind === 'timeout') {
        // One outage is one: its beginning does not move with each failed probe.
        before = null;
        if (state.kind !== 'offline') become({ kind: 'offline', since: asOf ?? now, asOf });
        return;
      }
      become({ kind: 'paused', problem: problemOf(error), asOf });
    },
    silent(now) {
      if (state.kind !== 'inStep') return;
      const interrupted = state;
      become({ kind: 'offline', since: asOf ?? now, asOf });
      before = interrupted;
    },
    heard() {
      if (before !== null) become(before);
    },
    broken(problem) {
      become({ kind: 'paused', problem, asOf });
    },
  };
}
