// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { KnownPatient } from '#shared/contract/finding.ts';
import type { BoardDay } from '#shared/contract/views.ts';
import { err, ok } from '#shared/result.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { restOf, type Typed } from '../../../renderer/visit/newVisit.ts';
import type { Scene } from './fakeDoor.ts';
import { mountApp, type Mounted } from './mount.ts';
import { dayOf, problemOf, sceneOf } from './scenes.ts';
import { itemOf, visitOf, withAllFacts, withVisits } from './visitScenes.ts';

/*
 * The panel asks main and shows what main says; each decision is said and can be taken back; whatever main answers, a person
 * reads a sentence. Keys act as the buttons do, and never while somebody types.
 */
const minute = 60_000;
const now = Math.floor(Date.now() / minute) * minute;
const zone = 'Europe/Warsaw';
vi.setConfig({ testTimeout: 20_000 });

/** One visit that begins in 20 hours, and one free start. */
const start = now + 20 * 60 * minute;
function scene(change: Partial<Scene> = {}): Scene {
  const full = withVisits(sceneOf(new URLSearchParams(), now), now);
  const plain = dayOf(localDateOf(start, zone), now);
  const [column] = plain.columns;
  const [card] = column?.cards ?? [];
  if (column === undefined || card === undefined) throw new Error('the scene has no visits');
  const day: BoardDay = {
    ...plain,
    columns: [
      {
        ...column,
        cards: [{ ...card, id: 'b1', start, end: start + 20 * minute, presence: null, notSent: false }],
        slots: [{ start: start + 60 * minute, minutes: 20, services: [0] }],
      },
    ],
  };
  return {
    ...full,
    settings: { ...full.settings, zoomMinutes: 60 },
    day: () => ok(day),
    visit: (id) => ok(visitOf(id, start)),
    outbox: { waiting: 0, oldestAt: null, attention: [] },
    ...change,
  };
}
const card = (app: Mounted) => app.root.querySelector<HTMLElement>('[data-item="b1"]');
const panel = (app: Mounted) => app.root.querySelector<HTMLElement>('.panel');
const toasts = (app: Mounted) => app.root.querySelector('.toasts')?.textContent ?? '';
const live = (app: Mounted) => app.root.querySelector('[aria-live=polite][role=status]')?.textContent;
const decided = (app: Mounted) =>
  app.asked.filter(({ name }) => name === 'visits.decide').map(({ request }) => request);

/** The board draws what is in sight first, the rest a little later. */
const slot = (app: Mounted): Promise<HTMLElement> =>
  vi.waitFor(() => {
    const found = app.root.querySelector<HTMLElement>('.slot');
    if (found === null) throw new Error('no free start is drawn yet');
    return found;
  });

async function opened(change: Partial<Scene> = {}): Promise<Mounted> {
  const app = await mountApp(scene(change));
  card(app)?.focus();
  await app.click(card(app));
  return app;
}

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
    const { openVisit } = await import('../../../renderer/state/selection.ts');
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

  it('is read again when something changes, and follows a visit that has got another id', async () => {
    let id = 'b1';
    const app = await opened({ visit: () => ok(visitOf(id, start, { confirmed: id === 'b2' })) });
    id = 'b2';
    await app.hear('outbox.changed', { waiting: 0, oldestAt: null, attention: [] });
    expect(panel(app)?.textContent).toContain('confirmed');
    await app.key({ key: 'x' });
    expect(panel(app)?.textContent).toContain('Reason');
    expect(app.asked.filter(({ name }) => name === 'visits.get').at(-1)?.request).toEqual({
      bookingId: 'b2',
    });
  });
});

describe('decisions', () => {
  it('are taken by key or button, said aloud, and taken back with Ctrl+Z', async () => {
    const app = await opened();
    await app.key({ key: 'c' });
    expect(decided(app)).toEqual([{ kind: 'confirm', bookingId: 'b1' }]);
    expect(live(app)).toBe('Kowalska, Anna: confirmed');
    expect(toasts(app)).toContain('Kowalska, Anna: confirmed');
    expect(await app.key({ key: 'z', ctrlKey: true })).toBe(true);
    expect(app.asked.at(-1)).toEqual({ name: 'visits.undo', request: { intentId: 'i9' } });
    expect(live(app)).toBe(
      'Taken back for Kowalska, Anna: Confirmation. The marketplace will not hear of it.',
    );
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
    expect(decided(app)).toEqual([{ kind: 'cancel', bookingId: 'b1', reason: 'Has a cold' }]);
    await app.key({ key: 'x' });
    await app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    expect(decided(app)[1]).toEqual({ kind: 'cancel', bookingId: 'b1', reason: null });
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
    expect(app.asked.filter(({ name }) => name === 'visits.undo')).toHaveLength(1);
    await app.hear('line.changed', { kind: 'inStep', asOf: now });
    expect(app.root.querySelector('.way')?.textContent).toContain('Will be sent in a moment');
  });

  it('is counted in the bar with its age, and only while there is something', async () => {
    const app = await mountApp(scene());
    expect(app.root.querySelector('[data-outbox]')).toBeNull();
    await app.hear('outbox.changed', { waiting: 2, oldestAt: now - 3 * minute, attention: [] });
    expect(app.root.querySelector('[data-outbox]')?.textContent).toMatch(/^2 to send\d min$/);
    await app.hear('outbox.changed', { waiting: 1, oldestAt: now - 125 * minute, attention: [] });
    expect(app.root.querySelector('[data-outbox]')?.textContent).toMatch(/^1 to send2 h$/);
  });
});

describe('a new visit', () => {
  it('is not sent before it is complete; then it is booked and shown', async () => {
    const app = await mountApp(scene());
    await app.click(await slot(app));
    const send = () => app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    await send();
    expect(panel(app)?.textContent).toContain('Enter the first name.');
    expect(decided(app)).toEqual([]);
    await app.type('First name', 'Nina');
    await app.type('Phone', '600 100 200');
    expect(panel(app)?.textContent).not.toContain('Enter the first name.');
    await send();
    expect(decided(app)[0]).toMatchObject({
      kind: 'book',
      start: start + 60 * minute,
      addressServiceId: 's1',
    });
    expect(app.asked.filter(({ name }) => name === 'visits.get').at(-1)?.request).toEqual({
      bookingId: 'i9',
    });
  });

  it('takes a patient whom the clinic knows by an arrow and Enter, with what the form does not show', async () => {
    const anna: KnownPatient = {
      name: 'Anna',
      surname: 'Łoś',
      phone: '+48 500 100 200',
      email: 'anna@example.com',
      birthDate: '1990-01-02',
      nin: '90010212345',
      gender: 'f',
      visit: { start: now - 30 * 24 * 60 * minute, coming: false, doctorName: 'Jan Lis' },
    };
    const app = await mountApp(scene({ known: (query) => (query === 'los' ? [anna] : []) }));
    await app.click(await slot(app));
    await app.type('Surname', 'los');
    const option = await vi.waitFor(() => {
      const found = app.root.querySelector<HTMLElement>('.known-one');
      if (found === null) throw new Error('nobody is known yet');
      return found;
    });
    expect(option.textContent).toContain('Łoś, Anna');
    expect(option.textContent).toContain('Jan Lis');
    const field = app.root.querySelector<HTMLInputElement>('.known input') ?? undefined;
    expect(field?.getAttribute('aria-activedescendant')).toBeNull();
    await app.key({ key: 'ArrowDown' }, field);
    expect(field?.getAttribute('aria-activedescendant')).toBe(option.id);
    await app.key({ key: 'Enter' }, field);
    expect(decided(app)).toEqual([]);
    expect(document.activeElement?.textContent).toBe('Book');
    await app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    expect(decided(app)[0]).toMatchObject({
      patient: {
        name: 'Anna',
        surname: 'Łoś',
        phone: '+48500100200',
        birthDate: '1990-01-02',
        gender: 'f',
      },
    });
  });

  it('is another person where the name was typed over: nothing of the known one is taken along', () => {
    const typed: Typed = {
      ...{ serviceId: 's', surname: 'Łoś', name: 'Ewa', phone: '1', email: '', comment: '' },
      ...{ birthDate: '', nin: '' },
      gender: '',
    };
    const anna = {
      ...{ name: 'Anna', surname: 'Łoś', phone: '1', email: null, birthDate: '1990-01-02', nin: '7' },
      gender: 'f',
      visit: { start: now, coming: false, doctorName: '' },
    } as const;
    expect(restOf(anna, typed)).toBeNull();
    expect(restOf(anna, { ...typed, name: ' anna ' })).toMatchObject({ birthDate: '1990-01-02', nin: '7' });
    expect(restOf({ ...anna, birthDate: 'long ago' }, { ...typed, name: 'Anna' })).toMatchObject({
      birthDate: null,
    });
  });

  it('is looked for by a service: the next free times of all doctors, and the form begins with that service', async () => {
    const time = {
      addressId: 'a1',
      doctorName: 'Jan Lis',
      start: start + 90 * minute,
      services: [{ id: 's2', name: 'First visit', duration: 30 }],
      onlineOnly: true,
      demands: [],
    };
    const app = await mountApp(
      scene({
        services: [
          { name: 'Rare', calendars: 1 },
          { name: 'First visit', calendars: 5 },
        ],
        nextFree: ({ service }) => (service === 'First visit' ? [time] : []),
        freeTimes: () => [
          { ...time, services: [{ id: 's1', name: 'Rare', duration: 10 }, ...time.services] },
        ],
      }),
    );
    await app.key({ key: 'f' });
    const option = await vi.waitFor(() => {
      const found = panel(app)?.querySelector<HTMLElement>('[role=option]');
      if (found === null || found === undefined) throw new Error('no time is listed yet');
      return found;
    });
    expect(option.textContent).toContain('Jan LisOnline visits only');
    await app.click(option);
    const choice = await vi.waitFor(() => {
      const found = panel(app)?.querySelector<HTMLSelectElement>('form select');
      if (found === null || found === undefined) throw new Error('the form is not there yet');
      return found;
    });
    expect(choice.value).toBe('s2');
    expect(panel(app)?.querySelector('.panel-doctor')?.textContent).toBe('Jan Lis Online visits only');
  });

  it('has the phone as people write it there, and one that lacks a digit is not sent', async () => {
    const app = await mountApp(scene());
    await app.click(await slot(app));
    const leave = () =>
      act(async () => {
        app.find('Phone').focus();
        app.find('First name').focus();
        await Promise.resolve();
      });
    const send = () => app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    const field = () => app.find('Phone') as HTMLInputElement;
    await app.type('First name', 'Nina');
    await app.type('Phone', '+48 600-100-20');
    await leave();
    expect(field().value).toBe('+48 600-100-20');
    await send();
    expect(panel(app)?.textContent).toContain('Enter the whole phone number; one from abroad begins with +.');
    expect(decided(app)).toEqual([]);
    await app.type('Phone', '+48 600-100-200');
    await leave();
    expect(field().value).toBe('600 100 200');
    await app.type('Phone', '0049 160 1234567');
    await leave();
    expect(field().value).toBe('+49 160 1234567');
    await send();
    expect(decided(app)[0]).toMatchObject({ patient: { phone: '+491601234567' } });
  });

  it('cannot be begun at a time that is not free any more', async () => {
    const app = await mountApp(scene({ freeTimes: () => [] }));
    await app.click(await slot(app));
    expect(panel(app)?.textContent).toContain('This time is not free any more.');
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
    outbox: { waiting: 0, oldestAt: null, attention: change.map((one) => itemOf(now, one)) },
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
    expect(app.asked.find(({ name }) => name === 'attention.resolve')?.request).toEqual({
      intentId: 'i1',
      step: 'drop',
    });
    expect(panel(app)).toBeNull();
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
    expect(decided(app)[0]).toMatchObject({ kind: 'book', patient: { surname: 'Lis' }, comment: 'by phone' });
    expect(app.asked.find(({ name }) => name === 'attention.resolve')?.request).toEqual({
      intentId: 'i1',
      step: 'drop',
    });
  });

  it('says so where somebody settled it meanwhile', async () => {
    const app = await openItem(withItem({}));
    await app.hear('outbox.changed', { waiting: 0, oldestAt: null, attention: [] });
    expect(panel(app)?.textContent).toContain('This has been settled meanwhile.');
  });
});
