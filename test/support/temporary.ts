import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { quickPlace } from './quickPlace.ts';

/**
 * A folder that is gone when the test is over.
 * @param place `quickPlace()` unless the test is about the disk
 */
export function temporaryFolder(place: string = quickPlace()): string {
  const folder = mkdtempSync(join(place, 'frontdesk-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
