import type { Settings } from '#shared/contract/settings.ts';

/** What each group of settings needs: a way to keep a choice. */
export interface GroupProps {
  readonly change: (wanted: Partial<Settings>) => void;
}
