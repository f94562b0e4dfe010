// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { checkFindings, checkNames, type CheckName } from '#shared/domain/connectionCheck.ts';
import { err } from '#shared/result.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';
import { played } from './playedChecks.ts';

/*
 * The connection check goes through its steps one after the other, shows each as soon as it is known with its number and what to do, tries
 * nothing that an earlier step has made pointless, and copies numbers and kinds alone.
 */
vi.setConfig({ testTimeout: 60_000 });
const scene = sceneOf(new URLSearchParams('scene=day'), Date.parse('2026-11-23T10:00:00Z'));
const untrusted = (name: CheckName) =>
  name === 'tls'
    ? {
        ...played(name),
        state: 'look' as const,
        found: 'untrusted' as const,
        params: { host: 'www.znanylekarz.pl' },
        detail: 'untrusted CERT_HAS_EXPIRED',
      }
    : played(name);

const row = (app: Mounted, name: CheckName) => app.root.querySelector<HTMLElement>(`[data-check=${name}]`);
const asked = (app: Mounted) =>
  app.asked
    .filter(({ name }) => name === 'app.check')
    .map(({ request }) => (request as { name: CheckName }).name);
const over = (app: Mounted) => vi.waitFor(() => expect(app.find('Check again')).toBeDefined());

async function checked(given = scene): Promise<Mounted> {
  const app = await mountApp(given);
  await app.hear('app.command', 'diagnostics');
  await over(app);
  return app;
}

describe('the connection check', () => {
  it('asks every step once and in order, and says each with its number in words', async () => {
    const app = await checked();
    expect(asked(app)).toEqual(checkNames);
    expect(app.root.querySelectorAll('.check')).toHaveLength(checkNames.length);
    expect(row(app, 'dns')?.textContent).toBe('2Name lookupwww.znanylekarz.pl was found.');
    expect(row(app, 'line')?.textContent).toMatch(/^1ConnectionIn step\. .+: .*\d\d?:\d\d/);
    expect(app.text()).toContain('Checked: nothing needs a look.');
  });

  it('shows what is known while the next step is still under way, and its place before that', async () => {
    const app = await mountApp(scene, (door) => ({
      ...door,
      ask: (name, request) =>
        name === 'app.check' && (request as { name: CheckName }).name === 'tls'
          ? new Promise(() => undefined)
          : door.ask(name, request),
    }));
    await app.hear('app.command', 'diagnostics');
    await vi.waitFor(() => expect(row(app, 'dns')?.dataset['look']).toBe('ok'));
    expect(row(app, 'tls')?.dataset['look']).toBe('waits');
    expect(row(app, 'logs')?.dataset['look']).toBe('waits');
    expect(app.text()).toContain('Checking step 3 of 25');
    expect(app.root.textContent).not.toContain('Check again');
  });

  it('does not try what can only fail after a step that failed, and says which that is', async () => {
    const app = await checked({ ...scene, checked: untrusted });
    expect(row(app, 'tls')?.textContent).toContain('ask whoever looks after this computer');
    expect(row(app, 'bookings')?.textContent).toContain('step 3 has to be right first');
    expect(asked(app)).not.toContain('token');
    expect(asked(app)).not.toContain('bookings');
    expect(asked(app)).toContain('disk');
    expect(app.text()).toContain('Checked: 1 step needs a look.');
  });

  it('goes through all of it again when that is asked for', async () => {
    const app = await checked();
    await app.press('Check again');
    await over(app);
    expect(asked(app)).toEqual([...checkNames, ...checkNames]);
  });

  it('goes on where the desk itself cannot answer a step', async () => {
    const app = await mountApp(scene, (door) => ({
      ...door,
      ask: (name, request) =>
        name === 'app.check' && (request as { name: CheckName }).name === 'queue'
          ? Promise.resolve(err(problemOf('storeHeld')))
          : door.ask(name, request),
    }));
    await app.hear('app.command', 'diagnostics');
    await over(app);
    expect(row(app, 'queue')?.textContent).toContain('Another program holds the file');
    expect(row(app, 'disk')?.dataset['look']).toBe('ok');
  });

  it('copies numbers and kinds, and neither a sentence, a folder nor a host', async () => {
    const app = await checked({ ...scene, checked: untrusted });
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await app.press('Copy for support');
    const report = write.mock.calls[0]?.[0] ?? '';
    expect(report.split('\n')).toHaveLength(checkNames.length + 1);
    expect(report).toContain('3 tls: NOT OK, untrusted CERT_HAS_EXPIRED');
    expect(report).toContain('5 token: not tried, needs 3');
    expect(report).not.toMatch(/reception|znanylekarz|whoever/);
  });

  it('has a whole sentence for everything that can be found', async () => {
    const numbers = { count: 3, of: 4, days: 5, seconds: 6, minutes: 7, done: 1, megabytes: 9, gigabytes: 1 };
    const names = {
      host: 'h',
      version: '1',
      electron: '2',
      chromium: '3',
      system: 's',
      release: 'r',
      folder: 'f',
    };
    const params = { ...numbers, ...names };
    const sentences = checkFindings.filter((found) => found !== 'problem');
    for (const first of [0, sentences.length - checkNames.length]) {
      const app = await checked({
        ...scene,
        checked: (name) => ({
          ...played(name),
          found: sentences[first + checkNames.indexOf(name)] ?? 'accepted',
          params,
          at: Date.parse('2026-11-23T09:58:00Z'),
        }),
      });
      for (const said of app.root.querySelectorAll('.check-found')) {
        expect(said.textContent).not.toBe('');
        expect(said.textContent).not.toMatch(/[{}]|app\.diagnostics|undefined/);
      }
      await app.press('Close');
    }
  });
});
