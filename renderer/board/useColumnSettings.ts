import type { EpochMs } from '#shared/time/zone.ts';
import { useDesk } from '../state/desk.ts';
import { useMinute } from '../state/now.ts';
import { useDrawnFreeFor } from './useFreeTimesFor.ts';

/** What all columns are drawn by, of a day as of a week. */
export interface ColumnSettings {
  readonly minute: EpochMs;
  /** Minutes. */
  readonly waitLimit: number;
  readonly cancelled: 'shown' | 'leftOut';
  /** The service whose free times are drawn; `null`: all are. */
  readonly freeFor: string | null;
}

export function useColumnSettings(): ColumnSettings {
  const minute = useMinute();
  const waitLimit = useDesk((desk) => desk.settings.waitingAlertMinutes);
  const cancelled = useDesk((desk) => (desk.settings.showCancelled ? 'shown' : 'leftOut'));
  const freeFor = useDrawnFreeFor();
  return { minute, waitLimit, cancelled, freeFor };
}
