// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { AwayView, AwayVisit } from '#shared/contract/away.ts';
import type { RequestOf } from '#shared/contract/contract.ts';
import type { Door } from '#shared/contract/door.ts';
import { err } from '#shared/result.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';
import { visitOf } from '../visitScenes.ts';

/*
 * Who is away is said from the head of a column or by a key; what is asked is what stands in the fields. The visits come one after the
 * other, each with its phone, and a time of the closed days is not offered to any of them. Who was interrupted goes on from the list of
 * what needs somebody.
 */
vi.setConfig({ testTimeout: 90_000 });
const now = Date.UTC(2026, 10, 23, 9, 41);
const hour = 3_600_000;

const visit = (id: string, change: Partial<AwayVisit> = {}): AwayVisit => ({
  ...{ bookingId: id, addressId: '1', start: now + 2 * hour, end: now + 3 * hour, service: 'Consultation' },
  ...{ name: 'Anna', surname: `Kowalska ${id}`, phone: '+48500600700', is: 'open' },
  ...change,
});
const away: AwayView = {
  ...{ id: 'a1', kind: 'away', addressId: '1', doctor: 'Dr Lis', calendars: 1, addressIds: ['1'] },
  ...{ from: '2026-11-23', to: '2026-11-24', fromTime: null, toTime: null, at: now, staff: '' },
  visits: [visit('v1'), visit('v2', { phone: null }), visit('v3', { is: 'moved' })],
};

async function opened(wrap?: (door: Door) => Door): Promise<Mounted> {
  vi.setSystemTime(now);
  const app = await mountApp(
    {
      ...sceneOf(new URLSearchParams('scene=day'), now),
      ...{ away, awayRows: [{ ...away, open: 2 }] },
      awayDecided: { kind: 'decided', id: 'a1', heldUntil: now + 60_000, calendars: 2, visits: 2 },
      visit: (id) => ({ ok: true, value: visitOf(id, now + 2 * hour, { addressId: '1' }) }),
    },
    wrap,
  );
  await vi.waitFor(() => expect(app.root.querySelector('[data-column]')).not.toBeNull(), 20_000);
  return app;
}
const asked = <N extends 'away.close' | 'away.leave'>(app: Mounted, name: N) =>
  app.asked.filter((one) => one.name === name).map(({ request }) => request as RequestOf<N>);
const button = (app: Mounted, words: string) =>
  [...app.root.querySelectorAll('button')].find((one) => one.textContent.trim() === words);
async function press(app: Mounted, words: string): Promise<void> {
  await vi.waitFor(() => expect(button(app, words)).toBeDefined(), 20_000);
  const found = button(app, words);
  if (found !== undefined) await app.click(found);
}

it('is closed by a key and Enter: today, in all of the doctor’s calendars; the visits are next, the first with its phone', async () => {
  const app = await opened();
  await app.key({ key: 'w' });
  await press(app, 'Close these days');
  await vi.waitFor(() => expect(asked(app, 'away.close')).toHaveLength(1), 20_000);
  expect(asked(app, 'away.close')[0]).toMatchObject({
    from: '2026-11-23',
    to: '2026-11-23',
    description: 'Away',
  });
  await vi.waitFor(() => expect(app.text()).toContain('1 of 3 done'), 20_000);
  const current = () => app.root.querySelector('.away-current')?.textContent ?? '';
  expect(current()).toContain('Kowalska v1');
  expect(current()).toContain('500 600 700');
  await press(app, 'Leave as it is');
  await vi.waitFor(() => expect(asked(app, 'away.leave')).toHaveLength(1), 20_000);
  expect(asked(app, 'away.leave')[0]).toEqual({ id: 'a1', bookingId: 'v1', left: true });
});

it('says what could not be kept of a visit, and goes on to no other', async () => {
  const app = await opened((door) => ({
    ...door,
    ask: (name, request) =>
      name === 'away.leave' ? Promise.resolve(err(problemOf('storeHeld'))) : door.ask(name, request),
  }));
  await app.key({ key: 'w' });
  await press(app, 'Close these days');
  await press(app, 'Leave as it is');
  await vi.waitFor(() => expect(app.root.querySelector('[data-problem=storeHeld]')).not.toBeNull(), 20_000);
  expect(app.root.querySelector('.away-current')?.textContent).toContain('Kowalska v1');
});

it('keeps what is typed from Escape and from a press on a card, until that is asked for twice', async () => {
  const app = await opened();
  await app.key({ key: 'w' });
  await vi.waitFor(() => expect(button(app, 'Close these days')).toBeDefined(), 20_000);
  await app.type('What for (if you like)', 'congress');
  await app.key({ key: 'Escape' }, app.find('What for (if you like)'));
  expect((app.find('What for (if you like)') as HTMLInputElement).value).toBe('congress');
  expect(app.text()).toContain('Not saved yet.');
  await app.type('What for (if you like)', '');
  await app.type('What for (if you like)', 'a congress');
  await app.click(app.root.querySelector<HTMLElement>('[data-column] [data-item]:not([data-item^=slot])'));
  expect((app.find('What for (if you like)') as HTMLInputElement).value).toBe('a congress');
  await app.press('Back');
  expect(button(app, 'Close these days')).toBeUndefined();
});

it('is opened from the head, and what was interrupted from the list of what needs somebody', async () => {
  const app = await opened();
  const head = app.root.querySelector<HTMLElement>('.head-press');
  if (head === null) throw new Error('the head has no menu');
  await app.click(head);
  const item = () =>
    [...document.querySelectorAll<HTMLElement>('[role=menuitem]')].find((one) =>
      one.textContent.includes('Doctor is away'),
    );
  await vi.waitFor(() => expect(item()).toBeDefined(), 20_000);
  const found = item();
  if (found !== undefined) await app.click(found);
  await vi.waitFor(() => expect(app.text()).toContain('Close these days'), 20_000);
  const row = () =>
    [...document.querySelectorAll<HTMLElement>('.attention-row')].find((one) =>
      one.textContent.includes('2 visits to look at'),
    );
  // Where the window is narrow the list is behind its count.
  if (row() === undefined)
    await app.click(document.querySelector<HTMLElement>('button[aria-label^="Needs you"]'));
  await vi.waitFor(() => expect(row()).toBeDefined(), 20_000);
  await app.click(row());
  await vi.waitFor(() => expect(app.text()).toContain('1 of 3 done'), 20_000);
});
