import { describe, expect, test } from 'vitest';
import { firstClinic, keyOfFurther } from '#shared/domain/clinicKey.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';
import type { LineState } from '#shared/domain/lineState.ts';
import type { Problem, ProblemKind } from '#shared/domain/problem.ts';
import { firstProblem, mergedProgress, worstLine } from '../../../../main/desk/connection/mergedLines.ts';

/* Of several clinics the desk tells how the worst one stands, and which that is; of one it tells what that says, and nothing else. */
const second = keyOfFurther(2);
const both = <T>(one: T, other: T) => [
  { key: firstClinic, value: one },
  { key: second, value: other },
];
const problem = (kind: ProblemKind): Problem => ({ kind, until: null, params: {}, details: 'x' });
const inStep = (asOf: number): LineState => ({ kind: 'inStep', asOf });
const paused = (kind: ProblemKind): LineState => ({ kind: 'paused', problem: problem(kind), asOf: 1 });
const offline: LineState = { kind: 'offline', since: 1, asOf: 1 };

describe('the line', () => {
  test("of one clinic is that clinic's own, and of none it is not connected", () => {
    for (const line of [inStep(5), offline, paused('server')])
      expect(worstLine([{ key: second, value: line }])).toBe(line);
    expect(worstLine([])).toEqual({ kind: 'notConnected' });
  });

  test('is in step as of the oldest', () => {
    expect(worstLine(both(inStep(7), inStep(5)))).toEqual(inStep(5));
    expect(worstLine(both(inStep(5), inStep(7)))).toEqual(inStep(5));
  });

  test('is as bad as the worst, which is named, wherever it stands', () => {
    expect(worstLine(both(inStep(5), offline))).toEqual({ ...offline, clinic: second });
    expect(worstLine(both(offline, inStep(5)))).toEqual({ ...offline, clinic: firstClinic });
    expect(worstLine(both(offline, paused('server')))).toMatchObject({ kind: 'paused', clinic: second });
    expect(worstLine(both<LineState>({ kind: 'connecting' }, inStep(5)))).toEqual({ kind: 'connecting' });
  });

  test('tells first what needs a person', () => {
    const line = worstLine(both(paused('server'), paused('unauthorized')));
    expect(line).toMatchObject({ problem: { kind: 'unauthorized' }, clinic: second });
  });
});

describe('the first import', () => {
  const running = (todayReady: boolean): ImportProgress => ({
    kind: 'running',
    step: 'today',
    done: 1,
    of: 2,
    todayReady,
    waiting: null,
  });

  test('runs while one runs, and the board can be used as soon as the board of one can', () => {
    expect(mergedProgress(both<ImportProgress>({ kind: 'finished', at: 1 }, running(false)))).toEqual({
      ...running(true),
      clinic: second,
    });
    expect(mergedProgress(both(running(false), running(false)))).toMatchObject({
      todayReady: false,
      clinic: firstClinic,
    });
  });

  test('is finished with the last, and of one clinic what that says', () => {
    const at = (end: number): ImportProgress => ({ kind: 'finished', at: end });
    expect(mergedProgress(both(at(1), at(3)))).toEqual(at(3));
    expect(mergedProgress([{ key: second, value: running(false) }])).toEqual(running(false));
    expect(mergedProgress(both<ImportProgress>({ kind: 'idle' }, { kind: 'idle' }))).toEqual({
      kind: 'idle',
    });
  });
});

test('a trouble of one of several has its clinic in the lines for support', () => {
  expect(firstProblem(both<Problem | null>(null, problem('clockOff')))?.details).toBe('clinic c2: x');
  expect(firstProblem([{ key: firstClinic, value: problem('clockOff') }])?.details).toBe('x');
  expect(firstProblem(both<Problem | null>(null, null))).toBeNull();
});
