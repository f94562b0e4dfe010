import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestName } from '#shared/contract/contract.ts';
import type { TextDoor } from '#shared/contract/door.ts';
import { interceptBrowser, windowCount, type ShellUnderTest } from './harness/mainProcess.ts';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { pictureOnFailure } from './harness/pictures.ts';
import type { OwnMain } from './harness/ownMain.ts';
import { buildShellFixture } from './harness/shellFixture.ts';

declare global {
  interface Window {
    readonly frontdeskText: TextDoor;
  }
}

let fixture: OwnMain;
let desk: LaunchedDesk;

beforeAll(async () => {
  fixture = await buildShellFixture();
  desk = await launchDesk({ executable: fixture.executable });
});
afterAll(async () => {
  await desk.close();
  fixture.remove();
});
pictureOnFailure(() => desk);

/** Asks main through the preload, as the page does. */
async function ask(name: RequestName, request: unknown): Promise<unknown> {
  const asked = [name, request] as const;
  return JSON.parse(
    await desk.page.evaluate(([what, how]) => window.frontdeskText.ask(what, how as null), asked),
  );
}

/** Presses a link without waiting for the navigation that must not come, as Playwright's own click would. */
async function press(link: string): Promise<void> {
  await desk.page.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), link);
}

describe('the page', () => {
  test('comes by our own scheme, with its scripts and styles', async () => {
    expect(desk.page.url()).toBe('app://frontdesk/index.html');
    await desk.page.waitForFunction(() => document.getElementById('state')?.textContent === 'started');
    const font = await desk.page.evaluate(() => getComputedStyle(document.body).fontFamily);
    expect(font).toBe('sans-serif');
  });

  test('has nothing of Node and nothing of Electron but the door', async () => {
    const found = await desk.page.evaluate(() =>
      ['process', 'require', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', '__dirname'].filter(
        (name) => name in window,
      ),
    );
    expect(found).toEqual([]);
    expect(await desk.page.evaluate(() => Object.keys(window.frontdeskText).sort())).toEqual(['ask', 'on']);
    for (const name of ['store.drop', 'constructor', '__proto__'])
      expect(await ask(name as RequestName, null)).toMatchObject({ ok: false, error: { kind: 'bug' } });
  });

  test('runs sandboxed, isolated and with web security', async () => {
    const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });
});

describe('the page’s policy', () => {
  test('refuses generated code, inline scripts and every request to a network', async () => {
    const results = await desk.page.evaluate(async () => {
      const refused = async (attempt: () => unknown): Promise<boolean> => {
        try {
          await attempt();
          return false;
        } catch {
          return true;
        }
      };
      const inline = document.createElement('script');
      inline.textContent = 'window.inlineRan = true';
      document.head.append(inline);
      const image = new Image();
      const imageRefused = new Promise<boolean>((resolve) => {
        image.onerror = () => {
          resolve(true);
        };
        image.onload = () => {
          resolve(false);
        };
      });
      image.src = 'https://example.com/pixel.png';
      // The debugger may evaluate what the page may not, as long as its own call lasts.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return {
        eval: await refused(() => Reflect.construct(Function, ['return 1'])),
        inline: !('inlineRan' in window),
        fetch: await refused(() => fetch('https://example.com/')),
        own: await refused(() => fetch('app://frontdesk/index.html')),
        local: await refused(() => fetch('http://127.0.0.1:9/')),
        image: await imageRefused,
        socket: await refused(
          () =>
            new Promise((resolve, reject) => {
              const socket = new WebSocket('ws://127.0.0.1:9/');
              socket.onerror = reject;
              socket.onopen = resolve;
            }),
        ),
      };
    });
    expect(results).toEqual({
      eval: true,
      inline: true,
      fetch: true,
      own: true,
      local: true,
      image: true,
      socket: true,
    });
  });

  test('is not all: the session itself reaches no network either', async () => {
    const outcome = await desk.app.evaluate(async ({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      return session?.fetch('http://127.0.0.1:9/').then(
        () => 'answered',
        (error: unknown) => String(error),
      );
    });
    expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  });

  test('grants no permission, asked for or checked', async () => {
    const outcome = await desk.page.evaluate(async () => {
      const states = await Promise.all(
        (['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as const).map((name) =>
          navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state),
        ),
      );
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'refused',
      );
      return [...states, media];
    });
    expect(outcome).toEqual(['denied', 'denied', 'denied', 'denied', 'denied', 'refused']);
  });
});

describe('the way out', () => {
  test('by navigation is shut: the page stays, and no browser opens for a foreign place', async () => {
    const opened = await interceptBrowser(desk);
    await press('#away');
    await desk.page.evaluate(() => {
      location.assign('https://example.com/');
    });
    await desk.page.evaluate(() => {
      location.assign('file:///etc/passwd');
    });
    await desk.page.waitForTimeout(300);
    expect(desk.page.url()).toBe('app://frontdesk/index.html');
    expect(await opened()).toEqual([]);
  });

  test('by window.open is shut for foreign and own pages', async () => {
    const handles = await desk.page.evaluate(() => [
      window.open('https://example.com/') === null,
      window.open('app://frontdesk/index.html') === null,
      window.open('about:blank') === null,
    ]);
    expect(handles).toEqual([true, true, true]);
    expect(await windowCount(desk)).toBe(1);
  });

  test('to the vendor’s site leads into the system’s browser, and the page stays', async () => {
    const opened = await interceptBrowser(desk);
    await press('#vendor');
    await expect.poll(opened).toEqual(['https://www.znanylekarz.pl/']);
    expect(desk.page.url()).toBe('app://frontdesk/index.html');
  });

  test('by a frame inside the page is shut', async () => {
    const loaded = await desk.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const href = frame.contentDocument?.location.href ?? 'foreign';
      frame.remove();
      return href;
    });
    expect(['about:blank', 'foreign']).toContain(loaded);
    expect(desk.page.frames().map((frame) => frame.url())).not.toContain('https://example.com/');
  });

  test('of the folder is shut: only the renderer’s own files are served', async () => {
    const statuses = await desk.app.evaluate(async ({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const ask = async (url: string): Promise<number> => (await session?.fetch(url))?.status ?? 0;
      return [
        await ask('app://frontdesk/index.html'),
        await ask('app://frontdesk/..%2fshellMain.ts'),
        await ask('app://frontdesk/%2e%2e/%2e%2e/%2e%2e/%2e%2e/package.json'),
        await ask('app://frontdesk/missing.js'),
      ];
    });
    expect(statuses).toEqual([200, 404, 404, 404]);
  });
});

describe('the door', () => {
  test('answers what the contract knows, and nothing that it does not', async () => {
    const info = await ask('app.info', null);
    expect(info).toMatchObject({ ok: true, value: { platform: process.platform, version: '0.0.0' } });
    const unknown = await ask('store.drop' as RequestName, null);
    expect(unknown).toMatchObject({ ok: false, error: { kind: 'bug' } });
    const wrong = await ask('settings.set', { theme: 'pink' });
    expect(wrong).toMatchObject({
      ok: false,
      error: { kind: 'bug', details: 'settings.set: request theme' },
    });
  });

  test('makes a bug of ours a problem in words, and what it said goes neither to the page nor into the log', async () => {
    const thrown = await ask('line.checkNow', null);
    expect(thrown).toMatchObject({ ok: false, error: { kind: 'bug' } });
    const misshapen = await ask('app.check', { name: 'line' });
    expect(misshapen).toMatchObject({ ok: false, error: { kind: 'bug' } });
    const log = readFileSync(join(desk.profile, 'logs/desk.log'), 'utf8');
    expect(log).toContain('"event":"door.bug","request":"line.checkNow"');
    expect(JSON.stringify([thrown, misshapen]) + log).not.toContain('Kowalski');
  });

  test('brings events to the page, and drops those that are not what the contract says', async () => {
    await desk.page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      window.frontdeskText.on('line.changed', (event) => heard.push(event));
    });
    await desk.app.evaluate(() => {
      const { push } = (
        globalThis as unknown as { shellUnderTest: { push: (name: string, event: unknown) => void } }
      ).shellUnderTest;
      push('line.changed', { kind: 'inStep', asOf: 'a patient’s name' });
      push('line.changed', { kind: 'connecting' });
    });
    const heard = () => desk.page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
    await expect.poll(heard).toEqual([{ kind: 'connecting' }]);
  });

  test('is shut for any other window, and for a frame inside our own', async () => {
    const answers = await desk.app.evaluate(async ({ BrowserWindow }) => {
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false },
      });
      await stranger.loadURL('data:text/html,<p>stranger</p>');
      const asked = (await stranger.webContents.executeJavaScript(
        `require('electron').ipcRenderer.invoke('frontdesk:request:app.info', null).then(() => 'answered', (e) => e.message)`,
      )) as string;
      stranger.destroy();
      return asked;
    });
    expect(answers).toContain('Refused.');
    const framed = await desk.page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const has = frame.contentWindow !== null && 'frontdeskText' in frame.contentWindow;
      frame.remove();
      return has;
    });
    expect(framed).toBe(false);
  });
});

describe('the menu', () => {
  test('tells the page what was chosen, in the language of the settings', async () => {
    await desk.page.evaluate(() => {
      const commands: string[] = [];
      Object.assign(window, { commands });
      window.frontdeskText.on('app.command', (command) => commands.push(command));
    });
    await desk.app.evaluate(({ Menu }) => {
      for (const id of ['today', 'previousDay', 'nextDay', 'diagnostics', 'about'])
        Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
    });
    const commands = () => desk.page.evaluate(() => (window as unknown as { commands: string[] }).commands);
    await expect.poll(commands).toEqual(['today', 'previousDay', 'nextDay', 'diagnostics', 'about']);

    const label = () =>
      desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('today')?.label);
    expect(await label()).toBe('Today');
    await ask('settings.set', { language: 'pseudo' });
    await expect.poll(label).not.toBe('Today');
  });
});

describe('main', () => {
  test('tells the desk each time the machine wakes up', async () => {
    const wakes = await desk.app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('resume');
      powerMonitor.emit('resume');
      return (globalThis as unknown as { shellUnderTest: ShellUnderTest }).shellUnderTest.wakes.count;
    });
    expect(wakes).toBe(2);
  });

  test('survives what nobody caught: it says so once, in words of its own, and logs where without what', async () => {
    await desk.app.evaluate(({ dialog }) => {
      const boxes: string[] = [];
      Object.assign(globalThis, { boxes });
      dialog.showMessageBox = ((options: { message: string; detail: string }) => {
        boxes.push(`${options.message} ${options.detail}`);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
      setTimeout(() => {
        throw new RangeError('Jan Kowalski');
      }, 0);
      void Promise.reject(new TypeError('Anna Nowak'));
    });
    const boxes = () => desk.app.evaluate(() => (globalThis as unknown as { boxes: string[] }).boxes);
    await expect.poll(boxes).toHaveLength(1);
    const log = () => readFileSync(join(desk.profile, 'logs/desk.log'), 'utf8');
    await expect.poll(log).toMatch(/bug\.uncaught.*RangeError/);
    await expect.poll(log).toMatch(/bug\.rejection.*TypeError/);
    expect(log() + (await boxes()).join(' ')).not.toMatch(/Kowalski|Nowak/);
    expect(await ask('app.info', null)).toMatchObject({
      ok: true,
    });
  });
});
