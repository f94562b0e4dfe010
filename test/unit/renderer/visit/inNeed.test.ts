// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { itemOf, visitOf } from '../visitScenes.ts';
import { decided, minute, now, opened, panel, scene, start, toasts } from '../oneVisit.ts';

/* What waits to be sent, and what the vendor refused or somebody else changed, is told in the panel of its visit, with the ways on. */
vi.setConfig({ testTimeout: 60_000 });

describe('what is on its way', () => {
  it('says that it waits for the line or for the visit, and can be taken back there too', async () => {
    const pending = [
      { intentId: 'i1', kind: 'confirm', undoable: true },
      { intentId: 'i2', kind: 'presence', undoable: false },
    ];
    const app = await opened({
      line: { kind: 'offline', since: now, asOf: now },
      visit: (id) => ok(visitOf(id, start, { pending })),
    });
    const said = app.root.querySelector('.way')?.textContent ?? '';
    expect(said).toContain('Waiting for the line');
    expect(said).toContain('Will be sent at');
    await app.press('Undo: Confirmation');
    expect(app.asked.filter(({ name }) => name === 'undo.decision')).toHaveLength(1);
    await app.hear('line.changed', { kind: 'inStep', asOf: now });
    expect(app.root.querySelector('.way')?.textContent).toContain('Will be sent in a moment');
  });

  it('is counted in the bar with its age, and only while there is something', async () => {
    const app = await mountApp(scene());
    expect(app.root.querySelector('[data-outbox]')).toBeNull();
    await app.hear('attention.changed', { waiting: 2, firstDueAt: now - 3 * minute, attention: [] });
    expect(app.root.querySelector('[data-outbox]')?.textContent).toMatch(/^2 to send \d min$/);
    await app.hear('attention.changed', { waiting: 1, firstDueAt: now - 125 * minute, attention: [] });
    expect(app.root.querySelector('[data-outbox]')?.textContent).toMatch(/^1 to send 2 h$/);
  });

  it('that only waits for its time says from when on, and not for how long', async () => {
    const app = await mountApp(scene());
    await app.hear('attention.changed', { waiting: 1, firstDueAt: now + 90 * minute, attention: [] });
    expect(app.root.querySelector('[data-outbox]')?.textContent).toMatch(/^1 to send from \d\d:\d\d$/);
  });

  it('is listed with its patient, until when it waits, and the way back; a press opens the visit', async () => {
    const one = {
      about: 'visit',
      intentId: 'i1',
      visitId: 'b1',
      kind: 'confirm',
      patient: { surname: 'Kowalska', name: 'Anna' },
      doctorName: 'Maria Nowak',
      timeZone: 'Europe/Warsaw',
      from: now + 120 * minute,
      wanted: null,
      decidedAt: now - 5 * minute,
      staff: 'JL',
      state: 'waiting',
      dueAt: now - 4 * minute,
      undoable: true,
    } as const;
    const presence = {
      ...one,
      intentId: 'i2',
      visitId: 'b2',
      kind: 'presence',
      wanted: { start: now + 120 * minute, presence: 'present' },
      dueAt: now + 120 * minute,
      undoable: false,
    } as const;
    const app = await mountApp(
      scene({
        line: { kind: 'offline', since: now - 5 * minute, asOf: now - 5 * minute },
        outbox: { waiting: 12, firstDueAt: now - 4 * minute, attention: [] },
        waitingDecisions: { decisions: [one, presence], more: 10 },
      }),
    );
    await app.click(app.root.querySelector('[data-outbox]')?.closest('button'));
    const list = document.querySelector('.pop .waiting-list')?.textContent ?? '';
    expect(list).toMatch(/Kowalska, Anna.*Confirm the visit at.*Waiting for the line/);
    expect(list).toMatch(/Mark the patient of .* as present.*Will be sent at/);
    expect(list).toContain('and 10 more');
    expect(document.querySelectorAll('.waiting-row .press')).toHaveLength(1);
    await app.click(document.querySelector<HTMLElement>('.waiting-row .press'));
    expect(app.asked.filter(({ name }) => name === 'undo.decision').map(({ request }) => request)).toEqual([
      { intentId: 'i1' },
    ]);
    await app.click(document.querySelector<HTMLElement>('.waiting-row .place-row'));
    expect(app.root.querySelector('.panel')).not.toBeNull();
    expect(document.querySelector('.pop')).toBeNull();
  });
});

describe('what needs a person', () => {
  const entered = {
    addressServiceId: 's1',
    patient: {
      name: 'Jan',
      surname: 'Lis',
      phone: '500100200',
      email: null,
      birthDate: null,
      nin: null,
      gender: null,
    },
    comment: 'by phone',
  };
  const withItem = (...change: Parameters<typeof itemOf>[1][]): Partial<Scene> => ({
    outbox: { waiting: 0, firstDueAt: null, attention: change.map((one) => itemOf(now, one)) },
  });
  const openItem = async (change: Partial<Scene>): Promise<Mounted> => {
    const app = await mountApp(scene(change));
    if (app.root.querySelector('.attention-row') === null)
      await app.click(app.root.querySelectorAll<HTMLElement>('.side .press')[2]);
    await app.click(document.querySelector<HTMLElement>('.attention-row'));
    return app;
  };

  it('opens with both sides, a number to call, and is let go', async () => {
    const app = await openItem(withItem({}));
    const said = panel(app)?.textContent ?? '';
    expect(said).toContain('The patient moved this visit to');
    expect(said).toContain('Confirm the visit at');
    expect(said).toContain('Call the patient: 500 100 200');
    await app.press('Let it go');
    expect(toasts(app)).toMatch(/Let go\. The visit stays at \S/);
    expect(app.asked.find(({ name }) => name === 'attention.resolve')?.request).toEqual({
      intentId: 'i1',
      step: 'drop',
    });
    expect(panel(app)).toBeNull();
  });

  it.each([
    [null, 'Let go. No visit was made.'],
    ['canceled', 'Let go. The visit stays cancelled.'],
  ] as const)('that is let go says how the visit stands then: %s', async (status, said) => {
    const { now: stands } = itemOf(now);
    const app = await openItem(
      withItem({ now: status === null || stands === null ? null : { ...stands, status } }),
    );
    await app.press('Let it go');
    expect(toasts(app)).toContain(said);
  });

  it('is told in the visit’s own panel too, and opens from there', async () => {
    const app = await opened(withItem({}));
    await app.click(panel(app)?.querySelector<HTMLElement>('.attention-row'));
    expect(panel(app)?.textContent).toContain('What is true now');
    const other = await opened(withItem({ bookingId: 'b7' }));
    expect(panel(other)?.querySelector('.attention-row')).toBeNull();
  });

  it('is decided again on what is true now, and shows the visit', async () => {
    const app = await openItem(withItem({ steps: ['again', 'drop'] }));
    await app.press('Confirm anyway');
    expect(app.asked.find(({ name }) => name === 'attention.resolve')?.request).toEqual({
      intentId: 'i1',
      step: 'again',
    });
    expect(app.asked).toContainEqual({ name: 'visits.get', request: { bookingId: '0-1' } });
  });

  it('takes a visit that was never made to another time with what was entered, and is settled by that', async () => {
    const app = await openItem(withItem({ kind: 'book', now: null, entered, steps: ['chooseTime', 'drop'] }));
    await app.press('Choose another time');
    await app.click(app.root.querySelector<HTMLElement>('.panel [role=option]'));
    expect((app.find('Surname') as HTMLInputElement).value).toBe('Lis');
    expect((app.find('Comment') as HTMLInputElement).value).toBe('by phone');
    await app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    expect(decided(app)).toMatchObject([
      { kind: 'book', patient: { surname: 'Lis' }, comment: 'by phone', settles: 'i1' },
    ]);
    // In one transaction with the decision, and so in one request.
    expect(app.asked.some(({ name }) => name === 'attention.resolve')).toBe(false);
  });

  it('says so where somebody settled it meanwhile', async () => {
    const app = await openItem(withItem({}));
    await app.hear('attention.changed', { waiting: 0, firstDueAt: null, attention: [] });
    expect(panel(app)?.textContent).toContain('This has been settled meanwhile.');
  });
});
