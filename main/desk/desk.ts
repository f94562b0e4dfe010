import type { Handlers } from '#shared/contract/door.ts';
import type { Problem } from '#shared/contract/views.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { err, ok } from '#shared/result.ts';
import { createConnecting } from './connecting.ts';
import { openDeskFile } from './deskFile.ts';
import { diagnose } from './diagnostics.ts';
import type { DeskParts, PracticeSize } from './ports.ts';

/** Everything the window can ask for, and the life of what stands behind it. */
export interface Desk {
  readonly handlers: Handlers;
  /** Opens what this desk worked on last, or a practice clinic if it was started for one. */
  start(practice: { readonly locale: MarketplaceLocale; readonly size: PracticeSize } | null): Promise<void>;
  /** The machine woke up or the line may be back: look at once. */
  nudge(): void;
  /** Closes the file and stops all work. */
  stop(): Promise<void>;
}

const notConnected: Problem = {
  kind: 'notConnected',
  until: null,
  params: {},
  details: 'no clinic is set up',
};

export function createDesk(parts: DeskParts): Desk {
  const file = openDeskFile(parts.settingsFile);
  const connecting = createConnecting(parts, file);
  const now = <T>(value: T): Promise<T> => Promise.resolve(value);

  const handlers: Handlers = {
    'app.info': () => now(ok(parts.info)),
    'connection.get': () => now(ok(connecting.view())),
    'connection.test': (request) => connecting.test(request),
    'connection.save': (request) => connecting.save(request),
    'connection.practice': ({ locale, size }) => connecting.practice(locale, size),
    'connection.leavePractice': () => connecting.leavePractice(),
    'line.get': () => now(ok(connecting.line())),
    'import.get': () => now(ok(connecting.session()?.sync.progress() ?? { kind: 'idle' })),
    'sync.now': () => {
      connecting.session()?.sync.nudge();
      return now(ok(null));
    },
    'board.open': ({ date }) => {
      const session = connecting.session();
      if (session === null) return now(err(notConnected));
      return now(ok(session.feed.open(date ?? session.today(), session.view.timeZone)));
    },
    'settings.get': () => now(ok(file.settings())),
    'settings.set': (change) => {
      const settings = file.changeSettings(defined(change));
      parts.push('settings.changed', settings);
      return now(ok(settings));
    },
    'diagnostics.get': async () => ok(await diagnose(parts, connecting)),
  };

  return {
    handlers,
    async start(practice) {
      if (practice === null) return connecting.resume();
      const started = await connecting.practice(practice.locale, practice.size);
      if (!started.ok) parts.log.error('desk.practice', { kind: started.error.kind });
    },
    nudge: () => connecting.session()?.sync.nudge(),
    stop: () => connecting.close(),
  };
}

/** Without the keys that are there but undefined. */
function defined<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
