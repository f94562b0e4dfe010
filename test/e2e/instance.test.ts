import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sandboxArguments } from '../../build/bootstrap/runtime.mjs';
import { launchDesk, newProfile, type LaunchedDesk } from './harness/launch.ts';
import { windowCount } from './harness/mainProcess.ts';
import type { OwnMain } from './harness/ownMain.ts';
import { buildShellFixture } from './harness/shellFixture.ts';

let fixture: OwnMain;
let executable: string;
let profile: string | null = null;

beforeAll(async () => {
  fixture = await buildShellFixture();
  executable = fixture.executable;
});
afterAll(() => {
  fixture.remove();
});
afterEach(() => {
  if (profile !== null) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  profile = null;
});

const boundsOf = ({ app }: LaunchedDesk) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

describe('a second start on the same profile', () => {
  test('brings the first window to the front and ends', async () => {
    const desk = await launchDesk({ executable });
    await desk.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.hide();
    });
    const second = spawn(executable, [...sandboxArguments(), `--profile=${desk.profile}`], {
      stdio: 'ignore',
    });
    const code = await new Promise<number | null>((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    const visible = () =>
      desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    await expect.poll(visible).toBe(true);
    expect(await windowCount(desk)).toBe(1);
    await desk.close();
  });

  test('leaves a desk on another profile alone', async () => {
    const first = await launchDesk({ executable });
    const other = await launchDesk({ executable });
    expect(await windowCount(first)).toBe(1);
    expect(await windowCount(other)).toBe(1);
    await other.close();
    await first.close();
  });
});

describe('the window’s place', () => {
  test('is kept from one start to the next', async () => {
    profile = newProfile();
    const desk = await launchDesk({ executable, profile });
    const wanted = { x: 60, y: 80, width: 1000, height: 640 };
    await desk.app.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
    }, wanted);
    await expect.poll(() => boundsOf(desk)).toMatchObject({ width: 1000, height: 640 });
    const left = await boundsOf(desk);
    await desk.close('keepProfile');
    const again = await launchDesk({ executable, profile });
    expect(await boundsOf(again)).toEqual(left);
    await again.close();
  });
});

describe('a renderer that dies', () => {
  test('comes back by itself, says so, and the door works again', async () => {
    const desk = await launchDesk({ executable });
    await desk.app.evaluate(({ BrowserWindow, dialog }) => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      dialog.showMessageBox = ((_window: unknown, { message }: { message: string }) => {
        said.push(message);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    const said = () => desk.app.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    await expect.poll(said, { timeout: 10_000 }).toHaveLength(1);
    const answer = () =>
      desk.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `window.frontdeskText.ask('app.info', null).then((text) => JSON.parse(text).ok)`,
        ),
      );
    expect(await answer()).toBe(true);
    await desk.close();
  });
});
