// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { err, ok } from '#shared/result.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf } from '../scenes.ts';
import { visitOf, withAllFacts } from '../visitScenes.ts';
import { card, decided, live, opened, panel, scene, start, toasts } from '../oneVisit.ts';

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
