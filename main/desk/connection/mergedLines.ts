import { type ClinicKey, firstClinic } from '#shared/domain/clinicKey.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';
import type { LineState } from '#shared/domain/lineState.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** Something of one of a desk's clinics. */
export interface OfClinic<T> {
  readonly key: ClinicKey;
  readonly value: T;
}

/** From what needs a person to what is as it should be. */
const urgency = ['paused', 'offline', 'connecting', 'notConnected', 'inStep'] as const;

/**
 * How the desk stands with the vendor: as its worst clinic does, which is named; in step is as of the oldest.
 * @param lines in the desk's order; of those that are as bad the first counts
 */
export function worstLine(lines: readonly OfClinic<LineState>[]): LineState {
  const [first] = lines;
  if (first === undefined) return { kind: 'notConnected' };
  if (lines.length === 1) return first.value;
  const kind = urgency.find((known) => lines.some(({ value }) => value.kind === known)) ?? 'inStep';
  const worst = lines.filter(({ value }) => value.kind === kind);
  const oldest = worst.reduce((a, b) => (asOf(b.value) < asOf(a.value) ? b : a));
  const told = kind === 'inStep' ? oldest : (worst.find(needsPerson) ?? worst[0] ?? first);
  switch (told.value.kind) {
    case 'offline':
    case 'paused':
      return { ...told.value, clinic: told.key };
    case 'connecting':
    case 'notConnected':
    case 'inStep':
      return told.value;
  }
}

const asOf = (line: LineState): number => (line.kind === 'inStep' ? line.asOf : 0);

const needsPerson = ({ value }: OfClinic<LineState>): boolean =>
  value.kind === 'paused' && value.problem.kind === 'unauthorized';

/** How far the first import of the desk has come: that of the first clinic that has one. The board is there as soon as one clinic's is. */
export function mergedProgress(all: readonly OfClinic<ImportProgress>[]): ImportProgress {
  const [first] = all;
  if (first === undefined) return { kind: 'idle' };
  if (all.length === 1) return first.value;
  const isThere = ({ value }: OfClinic<ImportProgress>): boolean =>
    value.kind === 'finished' || (value.kind === 'running' && value.todayReady);
  for (const { key, value } of all)
    if (value.kind === 'running') return { ...value, todayReady: all.some(isThere), clinic: key };
  const finished = all.flatMap(({ value }) => (value.kind === 'finished' ? [value.at] : []));
  return finished.length === 0 ? { kind: 'idle' } : { kind: 'finished', at: Math.max(...finished) };
}

/** The first of them, with its clinic in the lines for support. */
export function firstProblem(all: readonly OfClinic<Problem | null>[]): Problem | null {
  for (const { key, value } of all)
    if (value !== null)
      return all.length === 1 ? value : { ...value, details: `${nameOf(key)}: ${value.details}` };
  return null;
}

/** How lines for support call a clinic. */
export const nameOf = (key: ClinicKey): string => (key === firstClinic ? 'clinic c1' : `clinic ${key}`);
