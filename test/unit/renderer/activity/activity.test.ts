// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { ActivityEntry, ActivityRequest } from '#shared/contract/activity.ts';
import { byDay } from '../../../../renderer/activity/byDay.ts';
import type { Scene } from '../scene.ts';
import { activityEntry, twoPeople } from '../search/findScenes.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { withVisits } from '../visitScenes.ts';

/* Each line says when, who, what, about whom, and what came of it; it leads to the visit while there is one. */
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;
vi.setConfig({ testTimeout: 60_000 });

const entries: readonly ActivityEntry[] = [
  activityEntry(9, now - minute, {
    outcome: { kind: 'waiting', at: now, staff: '', reason: null, message: '' },
  }),
  activityEntry(8, now - 2 * minute, {
    deed: 'move',
    to: now + 60 * minute,
    staff: '',
    outcome: { kind: 'refused', at: now, staff: '', reason: 'timeTaken', message: 'Slot not found' },
  }),
  activityEntry(7, now - 3 * minute, {
    visit: null,
    outcome: { kind: 'takenBack', at: now, staff: 'JL', reason: null, message: '' },
  }),
  activityEntry(6, now - 4 * minute, {
    deed: 'atDesk',
    whom: 'AK',
    patient: null,
    visit: null,
    outcome: null,
    start: null,
    doctorName: '',
  }),
];
const scene = (change: Partial<Scene> = {}): Scene => ({
  ...withVisits(sceneOf(new URLSearchParams(), now), now),
  staff: twoPeople,
  activity: ({ before }) => ({
    entries: before === null ? [...entries] : [activityEntry(1, now - 9 * minute)],
    older: before === null,
  }),
  ...change,
});
async function opened(change: Partial<Scene> = {}): Promise<Mounted> {
  const app = await mountApp(scene(change));
  await app.settings('Staff');
  await app.press('Activity');
  return app;
}
const rows = (app: Mounted) => [...app.root.querySelectorAll('.activity-row')].map((row) => row.textContent);
const asked = (app: Mounted) =>
  app.asked.filter(({ name }) => name === 'activity.get').map(({ request }) => request as ActivityRequest);

describe('the activity', () => {
  it('says who did what and what came of it, also what the marketplace said and who took it back', async () => {
    const app = await opened();
    const [waiting, refused, takenBack, atDesk] = rows(app);
    expect(waiting).toContain('AKConfirmed Kowalska, Anna');
    expect(waiting).toContain('Waiting to be sent');
    expect(refused).toContain('–Moved to');
    expect(refused).toContain('The marketplace said: Slot not found');
    expect(takenBack).toContain('Undone by Jan Lis before it was sent');
    expect(atDesk).toContain('Came to the desk Anna Kowalska');
  });

  it('reads older pages, and filters by person and patient', async () => {
    const app = await opened();
    await app.press('Show older');
    expect(rows(app)).toHaveLength(5);
    expect(asked(app).at(-1)).toEqual({ before: 6, staff: null, patient: '' });
    await app.type('Who', 'JL');
    await app.type('Patient: name or phone', 'kow');
    expect(asked(app).at(-1)).toEqual({ before: null, staff: 'JL', patient: 'kow' });
  });

  it('leads to the visit, and is gone then', async () => {
    const app = await opened();
    await app.press('Show the visit of Kowalska, Anna');
    await vi.waitFor(() =>
      expect(app.asked.filter(({ name }) => name === 'visits.get').at(-1)?.request).toEqual({
        bookingId: 'b9',
      }),
    );
    expect(app.root.querySelector('.activity')).toBeNull();
  });

  it('says what will stand there while there is nothing', async () => {
    const app = await opened({ activity: () => ({ entries: [], older: false }) });
    expect(app.text()).toContain('What is decided at this desk will stand here');
    await app.type('Patient: name or phone', 'kow');
    expect(app.text()).toContain('Nothing fits this choice.');
  });
});

it('a list is cut into the clinic’s days, at its midnight', () => {
  const at = (time: string) => ({ at: Date.parse(time) });
  const list = [at('2026-11-24T23:30:00Z'), at('2026-11-24T22:30:00Z'), at('2026-11-24T10:00:00Z')];
  const days = byDay(list, 'Europe/Warsaw').map(({ date, entries: those }) => [date, those.length]);
  expect(days).toEqual([
    ['2026-11-25', 1],
    ['2026-11-24', 2],
  ]);
});
