import { z } from 'zod';
import type { EpochMs } from '#shared/time/zone.ts';
import type { SettingStore } from './ports.ts';

const importState = z.object({
  /** Keys of the catalogue calls that are done. */
  done: z.array(z.string()),
  finishedAt: z.number().nullable(),
});

/** How far the first import has come: durable, so that a crash or a lost line costs at most the call under way. */
export interface ImportState {
  readonly done: readonly string[];
  readonly finishedAt: EpochMs | null;
}

const name = 'sync.import';

/** Reads the state; an unreadable one begins the import anew, which costs calls but loses nothing. */
export function loadImportState(settings: SettingStore): ImportState {
  const text = settings.get(name);
  if (text === null) return { done: [], finishedAt: null };
  try {
    const parsed = importState.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : { done: [], finishedAt: null };
  } catch {
    return { done: [], finishedAt: null };
  }
}

export function saveImportState(settings: SettingStore, state: ImportState): void {
  settings.set(name, JSON.stringify(state));
}
