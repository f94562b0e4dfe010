import { readFileSync } from 'node:fs';
import type { Log } from '#shared/ports.ts';
import type { SettingsFile } from '../desk/ports.ts';
import { createBehindFile } from '../files/behind.ts';

/** How the desk looks, as JSON in a file; written whole and behind, so that a crash in the middle leaves the old one. */
export function createSettingsFile(path: string, log: Log): SettingsFile {
  const kept = createBehindFile(path, () => {
    log.warn('settings.notWritten');
  });
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as unknown;
      } catch {
        return null;
      }
    },
    write: (settings) => {
      kept.write(JSON.stringify(settings, null, 2));
    },
    settled: () => kept.settled(),
  };
}
