import { useState } from 'react';
import type { MappingPreview } from '#shared/contract/mapping.ts';
import { greatestMappingFile } from '#shared/domain/mapping/importMapping.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { door } from '../state/door.ts';

/** Another program holds the file, or it is not where it was any more. */
interface NotOpened {
  readonly kind: 'notOpened';
}

/** A file that is looked at before anything of it is kept. */
export interface Chosen {
  readonly fileName: string;
  readonly text: string;
  readonly preview: MappingPreview | NotOpened;
  /** What is there has changed since it was shown first. */
  readonly moved: boolean;
}

/** A file from the person's disk, what it would change, and the way to keep that. @param onApplied with how many were changed */
export function useImport(onApplied: (count: number) => void) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const choose = async (file: File): Promise<void> => {
    setProblem(null);
    setBusy(true);
    const short = await beginningOf(file);
    if (short === null) {
      setBusy(false);
      setChosen({ fileName: file.name, text: '', preview: { kind: 'notOpened' }, moved: false });
      return;
    }
    const answer = await door().ask('mapping.preview', { text: short });
    setBusy(false);
    if (answer.ok) setChosen({ fileName: file.name, text: short, preview: answer.value, moved: false });
    else setProblem(answer.error);
  };
  const apply = async (): Promise<void> => {
    if (chosen === null || chosen.preview.kind !== 'changes') return;
    const { text, preview } = chosen;
    setBusy(true);
    const answer = await door().ask('mapping.apply', { text, ground: preview.ground });
    setBusy(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    if (answer.value.kind === 'moved') {
      setChosen({ ...chosen, preview: answer.value.preview, moved: true });
      return;
    }
    setChosen(null);
    onApplied(answer.value.count);
  };
  return { chosen, problem, busy, choose, apply, leave: () => setChosen(null) };
}

export type Importing = ReturnType<typeof useImport>;

/** What of a file is read: nobody's memory is filled by a film that was chosen by mistake. @returns `null`: it cannot be opened */
async function beginningOf(file: File): Promise<string | null> {
  try {
    const text = await file.slice(0, 4 * greatestMappingFile.length).text();
    return text.slice(0, greatestMappingFile.length + 1);
  } catch {
    return null;
  }
}
