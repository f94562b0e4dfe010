import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronRuntime, sandboxArguments } from '../../build/bootstrap/runtime.mjs';
import { launchDesk, newProfile, type LaunchedDesk } from './harness/launch.ts';
import { pictureOnFailure } from './harness/pictures.ts';

describe('the demo', () => {
  let desk: LaunchedDesk;
  beforeAll(async () => {
    desk = await launchDesk({ args: ['--language=en', '--practice=clinic'] });
  });
  afterAll(() => desk.close());
  pictureOnFailure(() => desk);

  test('opens on a practice clinic inside the desk and shows a full day of its doctors', async () => {
    await desk.page.locator('[data-column]').first().waitFor({ state: 'attached', timeout: 60_000 });
    const doctors = () =>
      desk.page.evaluate(
        () =>
          new Set(
            [...document.querySelectorAll('[data-column]')].map((one) => one.getAttribute('data-column')),
          ).size,
      );
    await expect.poll(doctors, { timeout: 60_000 }).toBeGreaterThanOrEqual(8);
    const visits = () => desk.page.locator('[data-item][data-state]').count();
    await expect.poll(visits, { timeout: 60_000 }).toBeGreaterThan(40);
  });

  test('fits into the window: nothing of the frame hangs over its edge', async () => {
    const over = await desk.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  });
});

describe('a picture of the day', () => {
  test('is written, its path is said, and the desk ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-picture-'));
    const profile = newProfile();
    const file = join(folder, 'day.png');
    const args = [`--profile=${profile}`, '--practice=small', '--language=en', `--screenshot=${file}`];
    const child = spawn(electronRuntime().executable, [...sandboxArguments(), ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    expect(said).toContain(file);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
    expect(code).toBe(0);
    for (const made of [folder, profile]) rmSync(made, { recursive: true, force: true, maxRetries: 5 });
  });
});
