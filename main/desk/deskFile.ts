import { z } from 'zod';
import { marketplaceLocale, settings, type Settings } from '#shared/contract/views.ts';
import { defaultSettings } from '#shared/contract/defaultSettings.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { readPace, type ReadPace } from './pace.ts';
import type { SettingsFile } from './ports.ts';

/** What this installation remembers before any store is open: how it looks, and which marketplace's data to open. */
export interface DeskFile {
  settings(): Settings;
  /** What is wanted otherwise than usual, by whoever looks after the computers. */
  pace(): ReadPace;
  changeSettings(change: Partial<Settings>): Settings;
  live(): MarketplaceLocale | null;
  setLive(locale: MarketplaceLocale): void;
}

/** Key by key: a name of another version's is left out, without taking the others along. */
function readableKeys(kept: Readonly<Record<string, unknown>>): Settings['keys'] {
  const readable = Object.entries(kept).map(([name, key]) => settings.shape.keys.safeParse({ [name]: key }));
  return Object.assign({}, ...readable.map(({ data }) => data ?? {})) as Settings['keys'];
}

const content = z.object({
  // Each setting by itself: one that cannot be read falls back without taking the others along.
  settings: z.object({
    language: settings.shape.language.catch(defaultSettings.language),
    theme: settings.shape.theme.catch(defaultSettings.theme),
    density: settings.shape.density.catch(defaultSettings.density),
    zoomMinutes: settings.shape.zoomMinutes.catch(defaultSettings.zoomMinutes),
    groupByFacility: settings.shape.groupByFacility.catch(defaultSettings.groupByFacility),
    showCancelled: settings.shape.showCancelled.catch(defaultSettings.showCancelled),
    waitingAlertMinutes: settings.shape.waitingAlertMinutes.catch(defaultSettings.waitingAlertMinutes),
    undoSeconds: settings.shape.undoSeconds.catch(defaultSettings.undoSeconds),
    desksSharing: settings.shape.desksSharing.catch(defaultSettings.desksSharing),
    lockAfterMinutes: settings.shape.lockAfterMinutes.catch(defaultSettings.lockAfterMinutes),
    newsSound: settings.shape.newsSound.catch(defaultSettings.newsSound),
    newsOnDesktop: settings.shape.newsOnDesktop.catch(defaultSettings.newsOnDesktop),
    newsNamesPatient: settings.shape.newsNamesPatient.catch(defaultSettings.newsNamesPatient),
    quietFrom: settings.shape.quietFrom.catch(defaultSettings.quietFrom),
    quietTill: settings.shape.quietTill.catch(defaultSettings.quietTill),
    keys: z.record(z.string(), z.unknown()).transform(readableKeys).catch(defaultSettings.keys),
  }),
  live: marketplaceLocale.nullable().catch(null),
  /** As it was written: what cannot be read of it is not for this program to throw away. */
  pace: z.unknown().optional(),
});
type Content = z.infer<typeof content>;

export function openDeskFile(file: SettingsFile): DeskFile {
  const parsed = content.safeParse(file.read());
  let now: Content = parsed.success ? parsed.data : { settings: defaultSettings, live: null };
  const become = (next: Content): void => {
    now = next;
    file.write(next);
  };
  return {
    settings: () => now.settings,
    pace: () => readPace(now.pace),
    changeSettings(change) {
      become({ ...now, settings: { ...now.settings, ...change } });
      return now.settings;
    },
    live: () => now.live,
    setLive: (locale) => become({ ...now, live: locale }),
  };
}
