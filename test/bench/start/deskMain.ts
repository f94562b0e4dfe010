import { join } from 'node:path';
import { app } from 'electron';
import { runShell } from '../../../main/shell/shell.ts';
import { watchWindow } from './watch.ts';

/** How long it rests before its memory is read. Milliseconds. */
const restMs = 3_000;

/** The product's main program, which tells when the day stands on its board, and when it is in step. */
watchWindow(
  {
    painted: "document.querySelector('.card[data-item][data-state]') !== null",
    inStep: "window.frontdesk.ask('line.get', null).then((line) => line.ok && line.value.kind === 'inStep')",
  },
  () => {
    setTimeout(() => {
      for (const { type, memory } of app.getAppMetrics())
        process.stdout.write(`memory ${type} ${String(memory.workingSetSize * 1_024)}\n`);
      app.quit();
    }, restMs);
  },
);

runShell(
  {
    renderer: join(import.meta.dirname, '../../../renderer'),
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
  },
  async (parts) => {
    const { composeDesk } = await import('../../../main/compose/composeDesk.ts');
    const { unlimited } = await import('../unlimited.ts');
    const { defaultSyncSettings } = await import('../../../main/sync/settings.ts');
    return composeDesk(parts, new URL(import.meta.url), {
      ...unlimited,
      // It looks for news as seldom as every desk.
      syncSettings: { ...unlimited.syncSettings, pollMs: defaultSyncSettings.pollMs },
    });
  },
);
