// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished } from 'vitest';
import { ok } from '#shared/result.ts';
import { createFakeDoor } from '../fakeDoor.ts';
import { sceneOf } from '../scenes.ts';
import { visitOf } from '../visitScenes.ts';
import { type KnownVisit, useVisit } from '../../../../renderer/visit/useVisit.ts';

/*
 * The visit in the panel is read again with each change of the day. Where it is what it was, nothing is drawn for it; where it is
 * not, or could not be read meanwhile, the panel has what is true.
 */
it('a visit that is read again and is what it was is the same one, and one that is not is another', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const start = Date.UTC(2026, 10, 23, 9);
  let confirmed = false;
  const { door, push, asked } = createFakeDoor({
    ...sceneOf(new URLSearchParams(), start),
    visit: (id) => ok(visitOf(id, start, { confirmed })),
  });
  Object.defineProperty(window, 'frontdesk', { value: door, configurable: true });
  const seen: KnownVisit[] = [];
  function Probe(): null {
    seen.push(useVisit('b1'));
    return null;
  }
  const root = createRoot(document.createElement('div'));
  onTestFinished(() => act(() => root.unmount()));
  const settle = (what: () => void): Promise<void> =>
    act(async () => {
      what();
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
  const change = (): Promise<void> =>
    settle(() =>
      push('board.delta', { date: '2026-11-23', revision: 7, changes: [], columnsChanged: false }),
    );
  await settle(() => root.render(createElement(Probe)));
  const [first] = seen.slice(-1);
  expect(first).toMatchObject({ kind: 'known', visit: { confirmed: false } });
  const drawn = seen.length;
  await change();
  expect(asked.filter(({ name }) => name === 'visits.get')).toHaveLength(2);
  expect(seen).toHaveLength(drawn);
  confirmed = true;
  await change();
  expect(seen.at(-1)).toMatchObject({ kind: 'known', visit: { confirmed: true } });
});
