// @vitest-environment happy-dom
import { act, createElement, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it, vi } from 'vitest';
import { err } from '#shared/result.ts';
import { FaultGuard } from '../../../../renderer/ui/FaultGuard.tsx';
import { detailsText } from '../../../../renderer/ui/problemDetails.ts';
import { mountApp } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';

/* Whatever happens, the window is never empty: it says what is the matter, and what it says to support holds nothing of a patient's. */
vi.setConfig({ testTimeout: 60_000 });
const scene = sceneOf(new URLSearchParams('scene=day'), Date.now());

it('says why the desk could not be opened, in words, with a way to try again', async () => {
  const app = await mountApp(scene, (door) => ({
    ...door,
    ask: (name, request) =>
      name === 'connection.get' ? Promise.resolve(err(problemOf('storeNewer'))) : door.ask(name, request),
  }));
  expect(app.text()).toContain('The local copy is from a newer Frontdesk');
  expect(app.find('Try again')).toBeDefined();
  expect(app.root.querySelector('.frame, .setup')).toBeNull();
});

it.each(['storeHeld', 'storeDiskFault', 'diskFull', 'storeReadOnly'] as const)(
  'asks nobody to set up a clinic whose file is not open just now (%s), looks on request, and gives way to the day',
  async (kind) => {
    const waits = {
      ...scene,
      connection: { kind: 'none', practicePort: null },
      line: { kind: 'paused', problem: problemOf(kind), asOf: null },
    } as const;
    const app = await mountApp(waits);
    expect(app.root.querySelector(`.closed [data-problem="${kind}"]`)).not.toBeNull();
    expect(app.root.querySelector('.setup')).toBeNull();
    await app.press('Try again');
    expect(app.asked.at(-1)?.name).toBe('line.checkNow');
    await app.hear('connection.changed', scene.connection);
    await app.hear('line.changed', { kind: 'connecting' });
    expect(app.root.querySelector('.closed')).toBeNull();
    expect(app.root.querySelector('.frame')).not.toBeNull();
  },
);

it('turns a fault of the screen into a sentence, and keeps what the error quotes to itself', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Broken = (): ReactNode => {
    throw new TypeError('cannot show Kowalska, Anna');
  };
  const root = document.body.appendChild(document.createElement('div'));
  const app = createRoot(root);
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  act(() => app.render(createElement(FaultGuard, null, createElement(Broken))));
  expect(root.textContent).toContain('A fault in Frontdesk');
  expect(root.querySelector('pre')?.textContent).toContain('TypeError');
  expect(root.textContent).not.toContain('Kowalska');
  act(() => app.unmount());
});

describe('the lines for support', () => {
  it('hold version, kind, time and figures, in one language', () => {
    const until = Date.parse('2026-11-23T12:55:00Z');
    const problem = { kind: 'clockWrong', until, params: { minutes: 7 }, details: 'Date: …' } as const;
    expect(detailsText(problem, '0.1.0').split('\n')).toEqual([
      'Frontdesk 0.1.0',
      'problem: clockWrong',
      'until: 2026-11-23T12:55:00.000Z',
      'minutes: 7',
      'Date: …',
    ]);
  });

  it('have no empty lines where there is nothing to say', () => {
    expect(detailsText({ ...problemOf('offline'), details: '' }, '1.2.3')).toBe(
      'Frontdesk 1.2.3\nproblem: offline',
    );
  });
});
