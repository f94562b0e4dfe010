import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder that goes away with the test. */
export function emptyRoom(): string {
  const room = mkdtempSync(join(tmpdir(), 'frontdesk-build-test-'));
  onTestFinished(() => {
    rmSync(room, { recursive: true, force: true });
  });
  return room;
}
