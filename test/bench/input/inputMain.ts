import { join } from 'node:path';
import { composeDesk, type Pace } from '../../../main/compose/composeDesk.ts';
import { runShell } from '../../../main/shell/shell.ts';
import { defaultSyncSettings } from '../../../main/sync/settings.ts';
import { unlimited } from '../unlimited.ts';
import { onlyFacilities } from './onlyFacilities.ts';

/**
 * The product's main program, without the vendor's limits, which would stretch the import over an hour. It looks for news as
 * seldom as every desk does, because that goes on beside the hands.
 */
const pace: Pace = {
  ...unlimited,
  syncSettings: { ...unlimited.syncSettings, pollMs: defaultSyncSettings.pollMs },
};

const wanted = process.env['FRONTDESK_BENCH_FACILITIES'] ?? '';

runShell(
  {
    renderer: join(import.meta.dirname, '../../../renderer'),
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
  },
  (parts) =>
    composeDesk(
      { ...parts, fetch: wanted === '' ? parts.fetch : onlyFacilities(parts.fetch, wanted.split(',')) },
      new URL(import.meta.url),
      pace,
    ),
);
