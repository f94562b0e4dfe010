import { z } from 'zod';
import type { EpochMs } from '#shared/time/zone.ts';
import type { SettingStore } from './ports.ts';

const importState = z.object({
  /** Whether each list of the catalogue has been read once. */
  hasCatalogue: z.boolean().default(false),
  finishedAt: z.number().nullable(),
});

/** How far the first import has come: durable, so that a crash or a lost line costs at most the call under way. */
export interface ImportState {
  readonly hasCatalogue: boolean;
  readonly finishedAt: EpochMs | null;
}

const name = 'sync.import';
const nothingDone: ImportState = { hasCatalogue: false, finishedAt: null };

/** Reads the state; an unreadable one begins the import anew, which costs calls but loses nothing. */
export function loadImportState(settings: SettingStore): ImportState {
  const text = settings.get(name);
  if (text === null) return nothingDone;
  try {
    const parsed = importState.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : nothingDone;
  } catch {
    return nothingDone;
  }
}

export function saveImportState(settings: SettingStore, state: ImportState): void {
  settings.set(name, JSON.stringify(state));
}
