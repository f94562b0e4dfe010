// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';

/* A computer's clock that is off is told under the day, in every view, until somebody has read it, it is worse, or it is right again. */
vi.setConfig({ testTimeout: 60_000 });
const note = (app: Mounted) => app.root.querySelector('[data-problem="clockOff"]');

it('says by how much and what to do, is put away when it was read, and comes again where it is told anew', async () => {
  const app = await mountApp(sceneOf(new URLSearchParams('scene=clock'), Date.now()));
  expect(note(app)?.textContent).toContain('It is 61 minutes off.');
  expect(note(app)?.textContent).toContain('automatic time');
  await app.key({ key: '2' });
  expect(note(app)).not.toBeNull();
  await app.press('Understood');
  expect(note(app)).toBeNull();
  await app.hear('line.clockChanged', { ...problemOf('clockOff'), params: { minutes: 70 } });
  expect(note(app)?.textContent).toContain('70 minutes');
  await app.hear('line.clockChanged', null);
  expect(note(app)).toBeNull();
});
