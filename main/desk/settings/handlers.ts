import type { HandlersOf, Push } from '#shared/contract/door.ts';
import type { settingsRequests } from '#shared/contract/settings.ts';
import { ok } from '#shared/result.ts';
import type { SyncSettings } from '../../sync/settings.ts';
import { paceView } from '../pace.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import type { DeskFile } from './deskFile.ts';

export function settingsHandlers(
  access: SessionAccess,
  file: DeskFile,
  push: Push,
  usual: SyncSettings,
): HandlersOf<typeof settingsRequests> {
  return {
    'settings.get': () => Promise.resolve(ok(file.settings())),
    'settings.pace': () => {
      const { wanted } = file.pace();
      return Promise.resolve(ok(paceView(usual, wanted)));
    },
    'settings.set': (change) => {
      const before = file.settings().showCancelled;
      const settings = file.changeSettings(defined(change));
      if (settings.showCancelled !== before) {
        access.current()?.feed.askedOtherwise();
        access.current()?.week.askedOtherwise();
      }
      push('settings.changed', settings);
      return Promise.resolve(ok(settings));
    },
  };
}

/** Without the keys that are there but undefined. */
function defined<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
