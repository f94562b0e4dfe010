// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { err, ok } from '#shared/result.ts';
import type { Scene } from '../fakeDoor.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf } from '../scenes.ts';
import { itemOf, visitOf, withAllFacts } from '../visitScenes.ts';

import { card, decided, live, minute, now, opened, panel, scene, start, toasts } from '../oneVisit.ts';

/*
 * The panel asks main and shows what main says; each decision is said and can be taken back; whatever main answers, a person
 * reads a sentence. Keys act as the buttons do, and never while somebody types.
 */
vi.setConfig({ testTimeout: 60_000 });

describe('a visit in the panel', () => {
  it('says who, when, what and how it stands', async () => {
    const app = await opened();
    const said = panel(app)?.textContent ?? '';
    for (const part of ['Kowalska, Anna', 'Phone500 100 200', 'from PLN', 'expected', '20 min', 'my knee'])
      expect(said.replaceAll(/\s/g, ' ')).toContain(part);
    expect(document.activeElement).toBe(panel(app));
    expect(card(app)?.hasAttribute('data-open')).toBe(true);
  });

  it('comes with all that is known of it; the visit before stands there until then, and no key means that one any more', async () => {
    let tell: () => void = () => undefined;
    const told = new Promise<void>((resolve) => (tell = resolve));
    const app = await mountApp(scene(), (door) => ({
      ...door,
      ask: async (name, request) => {
        const isSlow = JSON.stringify(request) === '{"bookingId":"b9"}';
        if (isSlow) await told;
        return door.ask(name, request);
      },
    }));
    card(app)?.focus();
    await app.click(card(app));
    const { openVisit } = await import('../../../../renderer/state/selection.ts');
    await act(async () => {
      openVisit('b9');
      await Promise.resolve();
    });
    panel(app)?.focus();
    expect(panel(app)?.textContent).toContain('Kowalska, Anna');
    expect(card(app)?.hasAttribute('data-open')).toBe(true);
    await app.key({ key: 'c' });
    expect(decided(app)).toEqual([]);
    await act(async () => {
      tell();
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
    expect(card(app)?.hasAttribute('data-open')).toBe(false);
    await app.key({ key: 'c' });
    expect(decided(app)).toMatchObject([{ bookingId: 'b9' }]);
  });

  it('has a word and a value for each thing that the vendor told, and no word where it told nothing', async () => {
    const factsOf = (app: Mounted): Record<string, string> => {
      const words = [...(panel(app)?.querySelectorAll<HTMLElement>('.facts dt') ?? [])];
      return Object.fromEntries(
        words.map((word) => [word.textContent, word.nextElementSibling?.textContent ?? '']),
      );
    };
    const all = await opened({ visit: (id) => ok(withAllFacts(visitOf(id, start))) });
    expect(factsOf(all)).toMatchObject({
      Gender: 'Female',
      'Personal number': '81030712345',
      Payment: 'paid online',
      Insurance: 'Invented Mutual, Family Gold',
      'Insurance no.': 'CARD-7654321',
      'Video link': 'https://video.example/room/7f3a91',
    });
    const little = await opened();
    for (const word of ['Gender', 'Personal number', 'Payment', 'Insurance', 'Insurance no.', 'Video link'])
      expect(factsOf(little)).not.toHaveProperty([word]);
    const insurance = { name: 'Invented Mutual', plan: null };
    const half = await opened({ visit: (id) => ok(visitOf(id, start, { insurance, payment: 'refunded' })) });
    expect(factsOf(half)).toMatchObject({ Insurance: 'Invented Mutual', Payment: 'paid online, paid back' });
  });

  it('closes with Escape, and the focus goes back to the card', async () => {
    const app = await opened();
    expect(await app.key({ key: 'Escape' }, panel(app) ?? undefined)).toBe(true);
    expect(panel(app)).toBeNull();
    expect(document.activeElement).toBe(card(app));
    expect(card(app)?.hasAttribute('data-open')).toBe(false);
  });

  it('says that a visit is gone, and why one cannot be read', async () => {
    const gone = await opened({ visit: () => ok(null) });
    expect(panel(gone)?.textContent).toContain('This visit is not here any more');
    const failed = await opened({ visit: () => err(problemOf('storeUnreadable')) });
    expect(failed.root.querySelector('.panel [role=alert]')).not.toBeNull();
  });

  it.each(['board.delta', 'week.delta', 'attention.changed'] as const)(
    'is read again when main tells %s: also a visit of the week is on no board',
    async (name) => {
      let confirmed = false;
      const app = await opened({ visit: (id) => ok(visitOf(id, start, { confirmed })) });
      expect(panel(app)?.textContent).not.toContain('confirmed');
      confirmed = true;
      if (name === 'attention.changed') await app.hear(name, { waiting: 0, firstDueAt: null, attention: [] });
      else await app.hear(name, { date: '2031-01-01', revision: 7, changes: [], columnsChanged: false });
      expect(panel(app)?.textContent).toContain('confirmed');
    },
  );

  it('is read again when something changes, and follows a visit that has got another id', async () => {
    let id = 'b1';
    const app = await opened({ visit: () => ok(visitOf(id, start, { confirmed: id === 'b2' })) });
    id = 'b2';
    await app.hear('attention.changed', { waiting: 0, firstDueAt: null, attention: [] });
    expect(panel(app)?.textContent).toContain('confirmed');
    await app.key({ key: 'x' });
    expect(panel(app)?.textContent).toContain('Reason');
    expect(app.asked.filter(({ name }) => name === 'visits.get').at(-1)?.request).toEqual({
      bookingId: 'b2',
    });
  });
});

describe('decisions', () => {
  /** Where the panel showed the visit. */
  const seen = { addressId: 'a0', start };
  it('are taken by key or button, said aloud, and taken back with Ctrl+Z', async () => {
    const app = await opened();
    await app.key({ key: 'c' });
    expect(decided(app)).toEqual([{ kind: 'confirm', bookingId: 'b1', seen }]);
    expect(live(app)).toBe('Kowalska, Anna: confirmed');
    expect(toasts(app)).toContain('Kowalska, Anna: confirmed');
    expect(await app.key({ key: 'z', ctrlKey: true })).toBe(true);
    expect(app.asked.at(-1)).toEqual({ name: 'undo.decision', request: { intentId: 'i9' } });
    expect(live(app)).toBe('Undone for Kowalska, Anna: Confirmation. The marketplace will not hear of it.');
    expect(toasts(app)).not.toContain('confirmed');
    await app.key({ key: 'z', ctrlKey: true });
    expect(live(app)).toContain('you decided nothing here in the last 15 minutes');
  });

  it.each([
    ['tooLate', 'sent already'],
    ['laterOnesFirst', 'Undo that first'],
  ] as const)('that cannot be taken back say why: %s', async (undone, words) => {
    const app = await opened({ undone });
    await app.key({ key: 'c' });
    await app.key({ key: 'z', ctrlKey: true });
    expect(toasts(app)).toContain(words);
  });

  it('are not taken by a key that makes no sense now, nor while somebody types', async () => {
    const app = await opened();
    await app.key({ key: 'p' });
    await app.key({ key: 'a' });
    const field = document.body.appendChild(document.createElement('input'));
    await app.key({ key: 'c' }, field);
    await app.key({ key: 'z', ctrlKey: true }, field);
    field.remove();
    expect(decided(app)).toEqual([]);
  });

  it('to cancel ask for a reason, and are sent with or without one', async () => {
    const app = await opened();
    await app.key({ key: 'x' });
    await app.type('Reason (if you like)', ' Has a cold ');
    await app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    expect(decided(app)).toEqual([{ kind: 'cancel', bookingId: 'b1', seen, reason: 'Has a cold' }]);
    await app.key({ key: 'x' });
    await app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    expect(decided(app)[1]).toEqual({ kind: 'cancel', bookingId: 'b1', seen, reason: null });
  });

  it('to cancel take a reason that was given before by one press', async () => {
    const app = await opened({ cancelReasons: ['The doctor is ill'] });
    await app.key({ key: 'x' });
    await app.press('The doctor is ill');
    await app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    expect(decided(app)[0]).toMatchObject({ kind: 'cancel', reason: 'The doctor is ill' });
  });

  it('to move are taken from the list of free times, with the service of the visit', async () => {
    const app = await opened();
    await app.key({ key: 'm' });
    const option = app.root.querySelector<HTMLElement>('.panel [role=option]');
    await app.click(option);
    expect(decided(app)[0]).toMatchObject({
      kind: 'move',
      bookingId: 'b1',
      addressId: 'a0',
      addressServiceId: 's1',
      duration: 20,
    });
  });

  it('that main does not take are explained, and nothing is said to be done', async () => {
    const app = await opened({ decided: () => err(problemOf('visitCanceled')) });
    await app.key({ key: 'c' });
    expect(app.root.querySelector('.panel [data-problem=visitCanceled]')).not.toBeNull();
    expect(toasts(app)).toBe('');
  });
});

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
    expect(app.root.querySelector('[data-outbox]')?.textContent).toMatch(/^2 to send\d min$/);
    await app.hear('attention.changed', { waiting: 1, firstDueAt: now - 125 * minute, attention: [] });
    expect(app.root.querySelector('[data-outbox]')?.textContent).toMatch(/^1 to send2 h$/);
  });

  it('that only waits for its time says from when on, and not for how long', async () => {
    const app = await mountApp(scene());
    await app.hear('attention.changed', { waiting: 1, firstDueAt: now + 90 * minute, attention: [] });
    expect(app.root.querySelector('[data-outbox]')?.textContent).toMatch(/^1 to sendfrom \d\d:\d\d$/);
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
