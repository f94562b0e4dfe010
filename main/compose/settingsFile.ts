import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '#shared/ports.ts';
import type { SettingsFile } from '../desk/ports.ts';

/** How the desk looks, as JSON in a file; written whole, so that a crash in the middle leaves the old one. */
export function createSettingsFile(path: string, log: Log): SettingsFile {
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as unknown;
      } catch {
        return null;
      }
    },
    write(settings) {
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(`${path}.new`, JSON.stringify(settings, null, 2));
        renameSync(`${path}.new`, path);
      } catch {
        log.warn('settings.notWritten');
      }
    },
  };
}
