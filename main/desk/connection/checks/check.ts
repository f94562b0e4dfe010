import type { CheckResult } from '#shared/contract/app.ts';
import type { CheckFinding } from '#shared/domain/connectionCheck.ts';
import type { LineState } from '#shared/domain/lineState.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { problemOf } from '../../../sync/line/problemOf.ts';
import type { DeskParts } from '../../ports.ts';
import type { Session } from '../../session.ts';

/** What a step looks at. */
export interface Checked {
  readonly parts: Pick<DeskParts, 'clock' | 'info' | 'secrets' | 'computer'>;
  /** `null`: no clinic is at work. */
  readonly session: Session | null;
  readonly line: LineState;
  /** What is known of damage of the file: the kind, or the name of the copy that was kept. */
  readonly damage: string | null;
}

export type Found = Omit<CheckResult, 'name'>;

/** One step. What it throws is a bug. */
export type Check = (checked: Checked) => Found | Promise<Found>;

/** A step that needs a clinic at work. */
export const ofSession =
  (look: (session: Session, checked: Checked) => Found | Promise<Found>): Check =>
  (checked) =>
    checked.session === null ? nobody(checked) : look(checked.session, checked);

/** Where no clinic is at work: why, if that is known. */
function nobody({ line }: Checked): Found {
  const problem: Problem =
    line.kind === 'paused'
      ? line.problem
      : { kind: 'notConnected', until: null, params: {}, details: 'no clinic is set up' };
  return { ...troubled(problem), state: 'unknown' };
}

interface Said {
  readonly params?: CheckResult['params'];
  readonly at?: number;
  readonly detail?: string;
}

const finding =
  (state: Found['state']) =>
  (found: Exclude<CheckFinding, 'problem'>, { params = {}, at, detail = found }: Said = {}): Found => ({
    state,
    found,
    params,
    at: at ?? null,
    problem: null,
    detail,
  });

/** In order. */
export const right = finding('ok');
/** A person should do something. */
export const wrong = finding('look');
/** It cannot be told now. */
export const unknown = finding('unknown');

/** A trouble that has its words already. */
export const troubled = (problem: Problem, detail: string = problem.kind): Found => ({
  state: 'look',
  found: 'problem',
  params: {},
  at: null,
  problem,
  detail,
});

/** What a call that failed means. The report has its kind, and a number or the system's code where there is one. */
export const failed = (error: RemoteError): Found => troubled(problemOf(error), codeOf(error));

function codeOf(error: RemoteError): string {
  switch (error.kind) {
    case 'offline':
      return `offline ${error.reason}`;
    case 'timeout':
      return `timeout ${error.afterMs} ms`;
    case 'invalid':
    case 'server':
    case 'unreadable':
      return `${error.kind} ${error.status}`;
    case 'unauthorized':
    case 'forbidden':
    case 'notFound':
    case 'conflict':
    case 'rateLimited':
    case 'firewall':
      return error.kind;
  }
}
