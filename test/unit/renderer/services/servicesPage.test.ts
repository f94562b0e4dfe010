// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { Door } from '#shared/contract/door.ts';
import type { Offer } from '#shared/contract/services.ts';
import { ok } from '#shared/result.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { calendarsOf } from '../calendars/playedCalendars.ts';
import type { Scene } from '../scene.ts';
import { dayOf, sceneOf } from '../scenes.ts';
import type { OfferItem, OutboxView } from '#shared/contract/attention.ts';
import type { OfferedService } from '#shared/contract/services.ts';
import { addDays, localDateOf } from '#shared/time/zone.ts';
import { withOffers } from './offerScenes.ts';

/*
 * What a calendar offers is seen, said and changed with what was on the screen; a press says what it says once; what cannot be read is
 * told with a way on.
 */
vi.setConfig({ testTimeout: 60_000 });
const now = Date.now();
const calendars = calendarsOf(dayOf(localDateOf(now, 'Europe/Warsaw'), now));

async function opened(change: Partial<Scene> = {}, wrap?: (door: Door) => Door): Promise<Mounted> {
  const scene = withOffers(sceneOf(new URLSearchParams('scene=day'), now), calendars);
  const app = await mountApp({ ...scene, ...change }, wrap);
  await app.key({ key: '5' });
  await app.press('Services');
  return app;
}
const decided = (app: Mounted) =>
  app.asked.filter(({ name }) => name === 'services.decide').map(({ request }) => request);
const names = () => [...document.querySelectorAll('.services-name')].map((one) => one.textContent);
const said = () => document.querySelector('.services-beside')?.textContent ?? '';

it('lists the services with their terms, and what is on its way or needs somebody', async () => {
  const app = await opened();
  expect(names()).toHaveLength(7);
  const text = app.text();
  expect(text).toContain('from PLN');
  expect(text).toContain('Being added');
  expect(text).toContain('Needs you');
});

it('a change says what was on the screen, says what becomes of the hours before, and goes once for a double press', async () => {
  const app = await opened();
  await app.press('First visit');
  await app.type('Price', '249,90');
  await app.type('Minutes', '40');
  expect(said()).toContain('patients read PLN');
  await vi.waitFor(() => expect(said()).toContain('3 dates, from'));
  const save = app.find('Save');
  await app.click({ click: () => [save, save].forEach((one) => one.click()) } as HTMLElement);
  expect(decided(app)).toEqual([
    {
      decisions: [
        {
          kind: 'changeService',
          addressId: 'a0',
          serviceId: 's0-0',
          change: { price: 249.9, duration: 40 },
          seen: { price: 220, duration: 30 },
        },
      ],
    },
  ]);
  expect(document.querySelector('.toast')?.textContent).toContain('1 change is on its way.');
});

it('a change means what stood there when it was begun: what others changed meanwhile is neither taken along nor overwritten', async () => {
  let quicker = (offers: readonly Offer[]): readonly Offer[] => offers;
  const app = await opened({}, (door) => ({
    ...door,
    ask: async (name, request) => {
      const answer = await door.ask(name, request);
      return name === 'services.get' && answer.ok ? (ok(quicker(answer.value as Offer[])) as never) : answer;
    },
  }));
  await app.press('First visit');
  await app.type('Minutes', '40');
  const change = { price: 260, duration: 35 };
  quicker = (offers) =>
    offers.map((offer) => ({
      ...offer,
      services: offer.services.map((one) =>
        one.id === 's0-0' ? { ...one, terms: { ...one.terms, ...change } } : one,
      ),
    }));
  await app.hear('services.changed', { addressId: null });
  await vi.waitFor(() => expect((app.find('Price') as HTMLInputElement).value).toBe('260'));
  expect((app.find('Minutes') as HTMLInputElement).value).toBe('40');
  await app.press('Save');
  const wanted = { change: { duration: 40 }, seen: { duration: 30 } };
  expect(decided(app)).toEqual([
    { decisions: [{ kind: 'changeService', addressId: 'a0', serviceId: 's0-0', ...wanted }] },
  ]);
});

it('what is typed is dropped by Escape only when that is asked for twice', async () => {
  const app = await opened();
  await app.press('First visit');
  await app.type('Price', '250');
  const panel = () => document.querySelector('.services-beside');
  await app.key({ key: 'Escape' }, panel() ?? undefined);
  expect((app.find('Price') as HTMLInputElement).value).toBe('250');
  expect(document.querySelector('.toast')?.textContent).toContain('Not saved yet.');
  await app.key({ key: 'Escape' }, panel() ?? undefined);
  expect(panel()).toBeNull();
});

it('what is typed wrong is said at its field, and nothing is asked', async () => {
  const app = await opened();
  await app.press('First visit');
  await app.type('Price', 'cheap');
  await app.type('Youngest age', '30');
  await app.type('Oldest age', '10');
  await app.press('Save');
  expect(said()).toContain('An amount, such as 120');
  expect(said()).toContain('not below the youngest age');
  expect(decided(app)).toEqual([]);
});

it('a service that can be booked cannot be removed, and the reason stands beside the button', async () => {
  const app = await opened();
  await app.press('First visit');
  expect((app.find('Remove this service') as HTMLButtonElement).disabled).toBe(true);
  expect(said()).toContain('The hours that are kept here use it.');
});

it('a service that hours kept here use goes with them: what goes along is said first, and the press means that', async () => {
  const { offers = [] } = withOffers(sceneOf(new URLSearchParams('scene=day'), now), calendars);
  const app = await opened({ offers: offers.map((one) => ({ ...one, hoursHere: true })) });
  await app.press('First visit');
  await app.press('Remove it with its hours…');
  await vi.waitFor(() => expect(said()).toContain('46 dates are published again'));
  expect(said()).toContain('4 places in the hours');
  expect(said()).toContain('18 visits to come are booked for it and stay');
  expect(decided(app)).toEqual([]);
  await app.press('Keep it');
  expect(said()).not.toContain('46 dates');
  await app.press('Remove it with its hours…');
  await vi.waitFor(() => expect(said()).toContain('46 dates are published again'));
  await app.press('Remove from the hours, then the service');
  expect(decided(app)).toEqual([
    { decisions: [{ kind: 'removeService', addressId: 'a0', serviceId: 's0-0', outOfHours: 7 }] },
  ]);
});

it('is added from the dictionary, to this calendar and others in one press', async () => {
  const app = await opened();
  await app.press('Add service');
  await app.type('Find it in the marketplace’s list', 'video con');
  await vi.waitFor(() => expect(document.querySelectorAll('.services-entry')).toHaveLength(1));
  await app.click(document.querySelector<HTMLElement>('.services-entry'));
  await app.click(document.querySelectorAll<HTMLElement>('.services-which input[type=checkbox]')[1]);
  await app.press('Add to 2 calendars');
  expect(decided(app)).toMatchObject([
    {
      decisions: [
        { kind: 'addService', addressId: 'a0', serviceId: 'e4', terms: { duration: 30, visible: true } },
        { kind: 'addService' },
      ],
    },
  ]);
});

it('Enter means what is typed, also where its answer is on its way: no entry of a list before is taken', async () => {
  let answer: () => void = () => undefined;
  let waits: Promise<void> | null = null;
  const app = await opened({}, (door) => ({
    ...door,
    ask: async (name, request) => {
      const answered = await door.ask(name, request);
      if (name === 'services.find' && waits !== null) await waits;
      return answered;
    },
  }));
  await app.press('Add service');
  const label = 'Find it in the marketplace’s list';
  await app.type(label, 'con');
  await vi.waitFor(() => expect(document.querySelectorAll('.services-entry')).toHaveLength(2));
  waits = new Promise((resolve) => (answer = resolve));
  await app.type(label, 'video con');
  await app.key({ key: 'Enter' }, app.find(label));
  expect(document.querySelector('.services-beside h3')?.textContent).toBe('Add a service');
  answer();
  await vi.waitFor(() =>
    expect(document.querySelector('.services-beside h3')?.textContent).toBe('Consultation by video'),
  );
});

it('side by side shows what differs, and levels it out in one press', async () => {
  const app = await opened();
  await app.press('Side by side');
  expect(app.text()).toContain('2 of 6 services differ.');
  await app.click(document.querySelector<HTMLElement>('.services-compare thead .press'));
  expect(decided(app)).toMatchObject([
    {
      decisions: [
        { kind: 'addService', addressId: 'a1', terms: { visible: false, price: 60 } },
        { kind: 'changeService', addressId: 'a1', change: { price: 220 }, seen: { price: 250 } },
      ],
    },
  ]);
});

it('an insurer that is on its way out can be undone; others are taken with what was seen', async () => {
  const app = await opened();
  await app.press('Insurance');
  await app.press('Undo');
  expect(app.asked.filter(({ name }) => name === 'undo.decision').map(({ request }) => request)).toEqual([
    { intentId: 'i4' },
  ]);
  await app.press('Remove Allianz Partners Opieka Medyczna');
  expect(decided(app)).toMatchObject([
    { decisions: [{ insurerId: 'n1', to: { kind: 'not' }, seen: { kind: 'taken', plans: [{ id: 'p1' }] } }] },
  ]);
});

it('says why nothing is there, and asks again when that is wanted', async () => {
  const offline = { kind: 'storeHeld', until: null, params: {}, details: 'x' } as const;
  const app = await opened({ offersFail: offline });
  const asked = () => app.asked.filter(({ name }) => name === 'services.get').length;
  const before = asked();
  await app.click(document.querySelector<HTMLElement>('.services-note .press'));
  expect(asked()).toBe(before + 1);
});

const refusal = (change: Partial<OfferItem>): OutboxView => ({
  ...{ waiting: 0, firstDueAt: null },
  attention: [
    {
      ...{
        about: 'offer',
        intentId: 'i1',
        reason: 'fieldsWrong',
        message: 'price: too high',
        decidedAt: now,
      },
      ...{ staff: '', doctorName: 'Jan Nowak', addressId: 'a0', timeZone: 'Europe/Warsaw' },
      ...{ steps: ['again', 'drop'], kind: 'addService', name: 'Ultrasound', calendars: 2 },
      intentIds: ['i1', 'i2'],
      ...change,
    },
  ],
});
const withService = (change: Partial<OfferedService>): Partial<Scene> => ({
  offers: (withOffers(sceneOf(new URLSearchParams('scene=day'), now), calendars).offers ?? []).map((offer) =>
    offer.addressId === 'a0'
      ? { ...offer, services: offer.services.map((one, at) => (at === 0 ? { ...one, ...change } : one)) }
      : offer,
  ),
});

it('a service whose adding was refused says why and what can be done, and cannot be changed', async () => {
  const app = await opened({
    ...withService({ id: 'on-its-way:i2', attention: ['i2'], going: null }),
    outbox: refusal({}),
  });
  await app.press('First visit');
  expect(said()).toContain('Not added');
  expect(said()).toContain('does not take one of the values');
  expect(said()).toContain('The same holds for 2 calendars.');
  expect(said()).not.toContain('Save');
  expect(said()).not.toContain('Remove this service');
  await app.press('Let it go');
  expect(app.asked.filter(({ name }) => name === 'attention.resolve').map(({ request }) => request)).toEqual([
    { intentId: 'i1', step: 'drop' },
  ]);
});

it('a removal says which dates it waits for, and leads to the one that needs a person', async () => {
  const date = addDays(localDateOf(now, 'Europe/Warsaw'), 9);
  const waits = { dates: 3, needPerson: 1, first: date, why: 'differs' } as const;
  const app = await opened(withService({ going: 'removing', pending: ['i5'], undoable: true, waits }));
  await app.press('First visit');
  expect(said()).toContain('waits for 3 dates');
  expect(said()).toContain('offers something else than was published');
  await app.press('Show this date');
  const current = document.querySelector('.hours-segments [aria-current=page]');
  expect(current?.textContent).toBe('Overview');
});

it('the list to add from has the doctor’s own speciality first, under its name', async () => {
  const app = await opened();
  await app.press('Add service');
  await vi.waitFor(() => expect(document.querySelectorAll('.services-entry').length).toBeGreaterThan(1));
  const heads = [...document.querySelectorAll('.services-entries-head')].map((one) => one.textContent);
  expect(heads).toEqual(['Of the doctor’s speciality', 'All others']);
  expect(document.querySelector('.services-entry')?.textContent).toContain('Ultrasound');
  await app.type('Find it in the marketplace’s list', 'vacc');
  await vi.waitFor(() => expect(document.querySelectorAll('.services-entry')).toHaveLength(1));
  expect(document.querySelectorAll('.services-entries-head')).toHaveLength(0);
});
