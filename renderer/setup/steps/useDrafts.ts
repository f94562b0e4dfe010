import { useEffect, useState } from 'react';
import type { HoursDifference, HoursView } from '#shared/contract/hours.ts';
import { checkPlans } from '#shared/domain/availability/checkPlans.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { secondMs } from '#shared/time/durations.ts';
import { ok, type Result } from '#shared/result.ts';
import { door } from '../../state/door.ts';

/** A calendar's draft with what publishing it would change. */
export interface SeenDraft {
  readonly hours: HoursView;
  readonly plans: readonly Plan[];
  readonly difference: Extract<HoursDifference, { kind: 'difference' }>;
  /** Something in it is wrong: it cannot be published as it is. */
  readonly isFaulty: boolean;
}

/** What is known of each calendar that was asked for; `null`: it has no draft any more. Absent: it is not compared yet. */
export type KnownDrafts = ReadonlyMap<string, SeenDraft | null>;

interface Drafts {
  readonly known: KnownDrafts;
  readonly problem: Problem | null;
  readonly again: () => void;
}

/** Of several changes in so short a time one is looked at. Milliseconds. */
const gatherMs = secondMs / 2;

/** What the drafts of these calendars would change, one calendar after the other, and anew where hours change. */
export function useDrafts(addressIds: readonly string[]): Drafts {
  const key = addressIds.join(' ');
  const [known, setKnown] = useState<KnownDrafts>(new Map());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const ids = key === '' ? [] : key.split(' ');
    const reader = readerOf(ids, {
      found: (id, draft) => setKnown((before) => new Map(before).set(id, draft)),
      failed: setProblem,
    });
    const stop = door().on('hours.changed', ({ addressIds: changed }) =>
      reader.readSoon(changed === null ? ids : ids.filter((id) => changed.includes(id))),
    );
    return () => {
      stop();
      reader.end();
    };
  }, [key, times]);
  return {
    known,
    problem,
    again: () => setTimes((count) => count + 1),
  };
}

interface Reader {
  /** Reads these anew. */
  readonly readSoon: (ids: readonly string[]) => void;
  readonly end: () => void;
}

/** Reads one calendar after the other, each once however often it was asked for meanwhile. */
function readerOf(
  begun: readonly string[],
  on: {
    readonly found: (id: string, draft: SeenDraft | null) => void;
    readonly failed: (problem: Problem | null) => void;
  },
): Reader {
  const due = new Set(begun);
  let [isEnded, isReading] = [false, false];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const readAll = async (): Promise<void> => {
    timer = null;
    if (isReading) return;
    isReading = true;
    for (const id of due) {
      due.delete(id);
      const draft = await readDraft(id);
      if (isEnded) return;
      on.failed(draft.ok ? null : draft.error);
      if (!draft.ok) break;
      on.found(id, draft.value);
    }
    isReading = false;
  };
  void readAll();
  return {
    readSoon(ids) {
      for (const id of ids) due.add(id);
      if (ids.length > 0) timer ??= setTimeout(() => void readAll(), gatherMs);
    },
    end() {
      isEnded = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** `null`: there is none any more. */
async function readDraft(addressId: string): Promise<Result<SeenDraft | null, Problem>> {
  const opened = await door().ask('hours.get', { addressId });
  if (!opened.ok) return opened;
  if (opened.value.kind !== 'hours') return ok(null);
  const { hours } = opened.value;
  const { draft, revision, damaged } = hours.timetable;
  if (draft === null) return ok(null);
  const compared = await door().ask('hours.difference', { addressId, seen: revision });
  if (!compared.ok) return compared;
  if (compared.value.kind !== 'difference') return ok(null);
  const durations = new Map(
    hours.services.map(({ addressServiceId, duration }) => [addressServiceId, duration]),
  );
  const faults = checkPlans(draft.plans, (id) => durations.get(id) ?? null);
  const isFaulty = faults.length > 0 || damaged.length > 0;
  return ok({ hours, plans: draft.plans, difference: compared.value, isFaulty });
}
