import type { Pace } from '../../main/compose/composeDesk.ts';
import { defaultSyncSettings } from '../../main/sync/settings.ts';

const many = 1_000_000_000;

/**
 * The vendor's limits make the import of a hospital last for an hour and more. They are not what is measured: the desk is told
 * that it may make as many calls as it likes, and looks for news as often as it can. Nothing else of it is different.
 */
export const unlimited: Pace = {
  syncSettings: { ...defaultSyncSettings, callsPerHour: many, pollMs: 200 },
  limits: { readsPerHour: many, writesPerMinute: many, callsPerFiveMinutes: many, keptForWrites: 0 },
};
