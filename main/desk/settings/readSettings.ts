import { z } from 'zod';
import { defaultSettings } from '#shared/contract/defaultSettings.ts';
import { settings, type Settings } from '#shared/contract/settings.ts';

/**
 * Settings as a file has them. Each is read by itself: one that cannot be read falls back to its default without taking the others along.
 * @param kept whatever the file holds in their place
 */
export function readSettings(kept: unknown): Settings {
  const given = entriesOf(kept);
  const { keys } = given;
  const readable = Object.entries(settings.shape).flatMap(([name, schema]) =>
    name in given && schema.safeParse(given[name]).success ? [[name, given[name]] as const] : [],
  );
  return settings.parse({ ...defaultSettings, ...Object.fromEntries(readable), keys: readableKeys(keys) });
}

/** Key by key: a name of another version's is left out. */
const readableKeys = (kept: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(entriesOf(kept)).filter(
      ([name, key]) => settings.shape.keys.safeParse({ [name]: key }).success,
    ),
  );

function entriesOf(kept: unknown): Record<string, unknown> {
  const read = z.record(z.string(), z.unknown()).safeParse(kept);
  return read.success ? read.data : {};
}
