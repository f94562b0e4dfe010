import { join } from 'node:path';
import { createDesk } from '../desk/desk.ts';
import { vendorLimits, type Limits } from '../docplanner/limits.ts';
import { keychainSecrets } from '../secrets/keychain.ts';
import { hashPin, isPin } from '../secrets/pin.ts';
import { isSecret } from '../secrets/sameSecret.ts';
import type { ShellDesk, ShellParts } from '../shell/parts.ts';
import { defaultSyncSettings, type SyncSettings } from '../sync/settings.ts';
import { createComputer } from './computer.ts';
import { createStartPractice } from './practice.ts';
import { keychainService } from './profiles.ts';
import { createConnect } from './remotes.ts';
import { createSettingsFile } from './settingsFile.ts';
import { problemOfThrown } from './storeProblem.ts';
import { createStores } from './stores.ts';

/** How fast a desk works, and how much it may ask of the vendor. */
export interface Pace {
  readonly syncSettings: SyncSettings;
  readonly limits: Limits;
}

/** The pace of every desk at work; measuring takes another, so that the vendor's limits are not what is measured. */
export const vendorPace: Pace = { syncSettings: defaultSyncSettings, limits: vendorLimits };

/** Builds each part and hands it what it needs. @param bundle where the bundled threads lie */
export function composeDesk(parts: ShellParts, bundle: URL, pace: Pace): Promise<ShellDesk> {
  const { options, folder, log, clock, random, fetch, push, alerts, paper, appInfo: info } = parts;
  const secrets = keychainSecrets({ service: keychainService(options.profile), log });
  const desk = createDesk({
    clock,
    random,
    log,
    push,
    info,
    secrets,
    pins: { hashPin, isPin, isSecret },
    alerts,
    paper,
    computer: createComputer({ folder, isProxied: parts.isProxied }),
    afterFirstPaint: parts.afterFirstPaint,
    problemOfThrown,
    syncSettings: pace.syncSettings,
    ...createStores({
      folder,
      secrets,
      clock,
      log,
      checkpointWorker: new URL('checkpoint-worker.js', bundle),
    }),
    connect: createConnect({ fetch, clock, random, log, info, limits: pace.limits }),
    startPractice: createStartPractice(new URL('practice-worker.js', bundle), { clock, random, log }),
    practicePort: options['practice-port'] ?? null,
    practicePorts: options['practice-ports'] ?? new Map(),
    settingsFile: createSettingsFile(join(folder, 'settings.json'), log),
  });
  parts.onResume(() => {
    desk.nudge();
  });
  const practice =
    options.practice === undefined ? null : { locale: options.locale ?? 'pl', size: options.practice };
  return Promise.resolve({
    handlers: desk.handlers,
    start: () => desk.start(practice),
    stop: () => desk.stop(),
  });
}
