import { join } from 'node:path';
import { keychainService } from './compose/profiles.ts';
import { createConnect } from './compose/remotes.ts';
import { createStartPractice } from './compose/practice.ts';
import { createSettingsFile } from './compose/settingsFile.ts';
import { problemOfThrown } from './compose/storeProblem.ts';
import { createStores } from './compose/stores.ts';
import { createDesk } from './desk/desk.ts';
import type { ShellDesk, ShellParts } from './shell/parts.ts';
import { keychainSecrets } from './secrets/keychain.ts';
import { runShell } from './shell/shell.ts';
import { defaultSyncSettings } from './sync/settings.ts';

/** The composition root: builds each part and hands it what it needs. Nothing else knows them all. */
function composeDesk(parts: ShellParts): Promise<ShellDesk> {
  const { options, folder, log, clock, random, fetch, push, appInfo: info } = parts;
  const secrets = keychainSecrets({ service: keychainService(options.profile), log });
  const desk = createDesk({
    clock,
    random,
    log,
    push,
    info,
    secrets,
    problemOfThrown,
    syncSettings: defaultSyncSettings,
    ...createStores({ folder, secrets, clock, log }),
    connect: createConnect({ fetch, clock, random, log, info }),
    startPractice: createStartPractice(new URL('practice-worker.js', import.meta.url), {
      clock,
      random,
      log,
    }),
    practicePort: options['practice-port'] ?? null,
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

runShell(
  {
    renderer: join(import.meta.dirname, '../renderer'),
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
  },
  composeDesk,
);
