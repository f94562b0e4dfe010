import { useState } from 'react';
import type { HoursFilePreview } from '#shared/contract/hoursFile.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { door } from '../../state/door.ts';

/** A file that is looked at before anything of it is kept. */
export interface ChosenFile {
  readonly fileName: string;
  readonly text: string;
  readonly preview: HoursFilePreview;
  /** What is here has changed since it was shown first. */
  readonly moved: boolean;
}

/** Characters, as main reads them (`longestHoursFile`), and one more by which it knows that there are more. */
const longest = 20_000_001;

interface Applied {
  readonly drafts: number;
  readonly daysOff: number;
}

/** The hours as a file, out and in. @param onApplied with what became of it */
export function useHoursFile(onApplied: (applied: Applied) => void) {
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    setProblem(null);
    setBusy(true);
    return work().finally(() => setBusy(false));
  };
  const choose = (file: File): Promise<void> =>
    during(async () => {
      // Nobody's memory is filled by a film that was chosen by mistake.
      const text = (await file.slice(0, longest * 3).text()).slice(0, longest);
      const answer = await door().ask('hoursFile.preview', { text });
      if (answer.ok) setChosen({ fileName: file.name, text, preview: answer.value, moved: false });
      else setProblem(answer.error);
    });
  const apply = (): Promise<void> =>
    during(async () => {
      if (chosen === null || chosen.preview.kind !== 'changes') return;
      const { text, preview } = chosen;
      const answer = await door().ask('hoursFile.apply', { text, ground: preview.ground });
      if (!answer.ok) setProblem(answer.error);
      else if (answer.value.kind === 'moved')
        setChosen({ ...chosen, preview: answer.value.preview, moved: true });
      else {
        setChosen(null);
        onApplied(answer.value);
      }
    });
  const takeAlong = (onDone: () => void): Promise<void> =>
    during(async () => {
      const answer = await door().ask('hoursFile.export', null);
      if (!answer.ok) setProblem(answer.error);
      else if (answer.value === 'done') onDone();
    });
  return { chosen, problem, busy, choose, apply, takeAlong, leave: () => setChosen(null) };
}

export type HoursFiling = ReturnType<typeof useHoursFile>;
