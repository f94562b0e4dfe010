import { z } from 'zod';
import { marketplaceLocale, settings, type Settings } from '#shared/contract/views.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { SettingsFile } from './ports.ts';

/** What this installation remembers before any store is open: how it looks, and which marketplace's data to open. */
export interface DeskFile {
  settings(): Settings;
  changeSettings(change: Partial<Settings>): Settings;
  live(): MarketplaceLocale | null;
  setLive(locale: MarketplaceLocale): void;
}

const defaults: Settings = {
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  zoomMinutes: 15,
  waitingAlertMinutes: 15,
  desksSharing: 1,
  lockAfterMinutes: 0,
  newsSound: 'off',
  newsOnDesktop: false,
  newsNamesPatient: false,
  quietFrom: '20:00',
  quietTill: '07:00',
  keys: {},
};

/** Key by key: a name of another version's is left out, without taking the others along. */
function readableKeys(kept: Readonly<Record<string, unknown>>): Settings['keys'] {
  const readable = Object.entries(kept).map(([name, key]) => settings.shape.keys.safeParse({ [name]: key }));
  return Object.assign({}, ...readable.map(({ data }) => data ?? {})) as Settings['keys'];
}

const content = z.object({
  // Each setting by itself: one that cannot be read falls back without taking the others along.
  settings: z.object({
    language: settings.shape.language.catch(defaults.language),
    theme: settings.shape.theme.catch(defaults.theme),
    density: settings.shape.density.catch(defaults.density),
    zoomMinutes: settings.shape.zoomMinutes.catch(defaults.zoomMinutes),
    waitingAlertMinutes: settings.shape.waitingAlertMinutes.catch(defaults.waitingAlertMinutes),
    desksSharing: settings.shape.desksSharing.catch(defaults.desksSharing),
    lockAfterMinutes: settings.shape.lockAfterMinutes.catch(defaults.lockAfterMinutes),
    newsSound: settings.shape.newsSound.catch(defaults.newsSound),
    newsOnDesktop: settings.shape.newsOnDesktop.catch(defaults.newsOnDesktop),
    newsNamesPatient: settings.shape.newsNamesPatient.catch(defaults.newsNamesPatient),
    quietFrom: settings.shape.quietFrom.catch(defaults.quietFrom),
    quietTill: settings.shape.quietTill.catch(defaults.quietTill),
    keys: z.record(z.string(), z.unknown()).transform(readableKeys).catch(defaults.keys),
  }),
  live: marketplaceLocale.nullable().catch(null),
});
type Content = z.infer<typeof content>;

export function openDeskFile(file: SettingsFile): DeskFile {
  const parsed = content.safeParse(file.read());
  let now: Content = parsed.success ? parsed.data : { settings: defaults, live: null };
  const become = (next: Content): void => {
    now = next;
    file.write(next);
  };
  return {
    settings: () => now.settings,
    changeSettings(change) {
      become({ ...now, settings: { ...now.settings, ...change } });
      return now.settings;
    },
    live: () => now.live,
    setLive: (locale) => become({ ...now, live: locale }),
  };
}
