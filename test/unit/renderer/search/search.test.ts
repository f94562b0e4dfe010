// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { FoundVisit } from '#shared/contract/search.ts';
import type { Connection } from '#shared/contract/connection.ts';
import { firstClinic, keyOfFurther } from '#shared/domain/clinicKey.ts';
import { err, ok } from '#shared/result.ts';
import { isLookedFor, patientQuery } from '#shared/domain/patientQuery.ts';
import type { Scene } from '../scene.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';
import { foundAmong, foundVisit, searchesWait } from './findScenes.ts';
import { withVisits } from '../visitScenes.ts';

/*
 * A patient is found by typing anywhere a key is heard: the list follows the typing, the arrows walk it, Enter opens the visit
 * on its day, Escape puts everything back. Whatever the search comes to, it says so.
 */
const minute = 60_000;
const day = 24 * 60 * minute;
const now = Math.floor(Date.now() / minute) * minute;
vi.setConfig({ testTimeout: 60_000 });

const visits: readonly FoundVisit[] = [
  foundVisit('f1', now + day),
  foundVisit('f2', now + 8 * day, { notSent: true, doctorName: 'Jan Ferreira' }),
  foundVisit('f3', now - 300 * day, { presence: 'absent' }),
];
const importing = {
  kind: 'running',
  step: 'schedule',
  done: 1,
  of: 9,
  todayReady: true,
  waiting: null,
} as const;
const clinic = { timeZone: 'Europe/Warsaw', practicePort: null };
const twoClinics: Connection = {
  kind: 'live',
  locale: 'pl',
  clientId: '1_first',
  timeZone: 'Europe/Warsaw',
  secretKept: 'keychain',
  clinics: [
    { ...clinic, key: firstClinic, locale: 'pl', clientId: '1_first' },
    { ...clinic, key: keyOfFurther(2), locale: 'pt', clientId: '2_second' },
  ],
};
const scene = (change: Partial<Scene> = {}): Scene => ({
  ...withVisits(sceneOf(new URLSearchParams(), now), now),
  found: (query) => ok(foundAmong(visits, query)),
  ...change,
});
const field = (app: Mounted) => app.find('Find a patient') as HTMLInputElement;
const options = (app: Mounted) => [...app.root.querySelectorAll<HTMLElement>('[role=option]')];
const chosen = (app: Mounted) => options(app).find((one) => one.getAttribute('aria-selected') === 'true');

async function typed(words: string, change: Partial<Scene> = {}): Promise<Mounted> {
  const app = await mountApp(scene(change));
  await app.key({ key: '/' });
  expect(document.activeElement).toBe(field(app));
  await app.type('Find a patient', words);
  return app;
}

/** Visits that were opened, by their ids. */
const opened = (app: Mounted) =>
  app.asked
    .filter(({ name }) => name === 'visits.get')
    .map(({ request }) => (request as { readonly bookingId: string }).bookingId);

const withNowak = [...visits, foundVisit('f4', now + day, { surname: 'Nowak' })];

/** The field is open, and each search is answered when the test says so: the first one is 0. */
async function answeredByHand(among: readonly FoundVisit[] = withNowak): Promise<{
  readonly app: Mounted;
  readonly answer: (index: number) => void;
}> {
  const waiting: (() => void)[] = [];
  const found = (query: string) => ok(foundAmong(among, query));
  const app = await mountApp(scene({ found }), (door) => searchesWait(door, waiting));
  await app.key({ key: '/' });
  return { app, answer: (index) => waiting[index]?.() };
}

describe('the search', () => {
  it('says what can be typed, and lists nobody before there is enough: what is shorter may only be a code', async () => {
    const app = await typed('');
    expect(app.text()).toContain('at least three digits');
    await app.type('Find a patient', '60');
    expect(app.text()).toContain('at least three digits');
    expect(options(app)).toEqual([]);
  });

  it('lists patients: name, birth date and phone first, then what is to come before the rest, each with day, time, doctor, service and state', async () => {
    const app = await typed('kow ann');
    expect(app.root.querySelector('[role=listbox]')?.textContent).toMatch(
      /^Kowalska, Anna 03\/02\/1984 500 100 200next.*next.*last/,
    );
    expect(options(app).map((option) => option.dataset['visit'])).toEqual(['f1', 'f2', 'f3']);
    const said = options(app)[1]?.textContent ?? '';
    for (const part of ['Jan Ferreira', 'Consultation', 'not sent yet', 'expected'])
      expect(said.toLowerCase()).toContain(part.toLowerCase());
    expect(options(app)[2]?.textContent).toContain('did not come');
  });

  it('is walked with the arrows while the focus stays in the field, and told to screen readers', async () => {
    const app = await typed('kow');
    expect(chosen(app)?.dataset['visit']).toBe('f1');
    await app.key({ key: 'ArrowDown' }, field(app));
    await app.key({ key: 'ArrowDown' }, field(app));
    await app.key({ key: 'ArrowDown' }, field(app));
    expect(chosen(app)?.dataset['visit']).toBe('f3');
    expect(field(app).getAttribute('aria-activedescendant')).toBe(chosen(app)?.id);
    expect(document.activeElement).toBe(field(app));
    await app.key({ key: 'ArrowUp' }, field(app));
    expect(chosen(app)?.dataset['visit']).toBe('f2');
  });

  it('tells what bears a whole code above the patients, with the patient of each visit, and walks through both', async () => {
    const coded = [
      {
        kind: 'doctor' as const,
        code: '60',
        name: 'Our doctor',
        visits: [foundVisit('c1', now + day), foundVisit('c2', now + 2 * day)],
      },
      { kind: 'service' as const, code: '60', name: 'Scan', visits: [] },
    ];
    const found = (query: string) =>
      ok({ ...foundAmong(visits, query), ...(query === '60' ? { coded } : {}) });
    const app = await mountApp(scene({ found }));
    await app.key({ key: '/' });
    await app.type('Find a patient', '60');
    expect(options(app).map((option) => option.dataset['visit'])).toEqual(['c1', 'c2']);
    const list = app.root.querySelector('[role=listbox]')?.textContent ?? '';
    expect(list).toContain('Our doctor Doctor · 60');
    expect(list).toContain('Scan Service · 60No visit to come.');
    expect(options(app)[0]?.textContent).toContain('Kowalska, Anna');
    await app.key({ key: 'ArrowDown' }, field(app));
    expect(chosen(app)?.dataset['visit']).toBe('c2');
    expect(field(app).getAttribute('aria-activedescendant')).toBe(chosen(app)?.id);
    await app.key({ key: 'Enter' }, field(app));
    expect(opened(app)).toContain('c2');
  });

  it('opens a visit on its day with Enter or a press, and is empty and closed then', async () => {
    const app = await typed('kow');
    await app.key({ key: 'Enter' }, field(app));
    expect(app.root.querySelector('.panel')?.getAttribute('aria-label')).toBe('Visit');
    expect(app.asked.filter(({ name }) => name === 'visits.get').at(-1)?.request).toEqual({
      bookingId: 'f1',
    });
    const wanted = app.asked.filter(({ name }) => name === 'board.open').at(-1)?.request as { date: string };
    expect(wanted.date).not.toBeNull();
    expect(field(app).value).toBe('');
    expect(options(app)).toHaveLength(0);
    await app.key({ key: '/' });
    await app.type('Find a patient', 'kow');
    await app.click(options(app)[2]);
    expect(app.asked.filter(({ name }) => name === 'visits.get').at(-1)?.request).toEqual({
      bookingId: 'f3',
    });
  });

  it('gives the focus back where it was with Escape', async () => {
    const app = await mountApp(scene());
    app.find('Today');
    const home = app.find('Next day');
    home.focus();
    await app.key({ key: '/' }, home);
    await app.type('Find a patient', 'kow');
    expect(await app.key({ key: 'Escape' }, field(app))).toBe(true);
    expect(document.activeElement).toBe(home);
    expect(options(app)).toHaveLength(0);
    expect(field(app).value).toBe('');
  });

  it.each<[string, string, Partial<Scene>, string]>([
    ['that there is nobody', 'Zyx', {}, 'Nobody found for “Zyx”'],
    [
      'that there are more',
      'kow',
      { found: (query) => ok({ ...foundAmong(visits, query), more: 3 }) },
      '3 more patients',
    ],
    [
      'that there are more than anybody has counted',
      'kow',
      { found: (query) => ok({ ...foundAmong(visits, query), more: 217, atLeast: true }) },
      'At least 217 more patients',
    ],
    ['that the copy is not whole', 'kow', { importing }, 'some visits may be missing'],
    [
      'of which clinic nothing is in it, where its file does not answer',
      'kow',
      {
        connection: twoClinics,
        found: (query) => ok({ ...foundAmong(visits, query), missing: [keyOfFurther(2)] }),
      },
      'The file of Doctoralia · Portugal cannot be read right now',
    ],
    ['why it could not look', 'kow', { found: () => err(problemOf('storeUnreadable')) }, 'local copy'],
  ])('says %s', async (_, words, change, said) => {
    await typed(words, change);
    expect(document.querySelector('.find')?.textContent.toLowerCase()).toContain(said.toLowerCase());
  });

  it('shows the answer to what was typed last, however late an earlier one comes', async () => {
    const { app, answer } = await answeredByHand();
    await app.type('Find a patient', 'zyx');
    await app.type('Find a patient', 'kow');
    await app.settled();
    answer(1);
    await vi.waitFor(() => expect(options(app)).toHaveLength(3));
    answer(0);
    await app.settled();
    expect(options(app)).toHaveLength(3);
  });

  it('takes with Enter what is typed, never another patient who was found for less of it', async () => {
    const { app, answer } = await answeredByHand();
    await app.type('Find a patient', 'kow');
    answer(0);
    await vi.waitFor(() => expect(options(app)).toHaveLength(3));
    await app.type('Find a patient', 'nowak');
    await app.key({ key: 'Enter' }, field(app));
    expect(opened(app)).toEqual([]);
    expect(field(app).value).toBe('nowak');
    answer(1);
    await vi.waitFor(() => expect(opened(app)).toEqual(['f4']));
    expect(field(app).value).toBe('');
  });

  it('has forgotten the Enter of somebody who types on', async () => {
    const { app, answer } = await answeredByHand();
    await app.type('Find a patient', 'kow');
    await app.key({ key: 'Enter' }, field(app));
    await app.type('Find a patient', 'nowak');
    answer(0);
    answer(1);
    await vi.waitFor(() => expect(options(app).map((one) => one.dataset['visit'])).toEqual(['f4']));
    expect(opened(app)).toEqual([]);
  });

  it('begins anew: nothing of the last search stands there while the first answer of the next is awaited', async () => {
    const { app, answer } = await answeredByHand();
    await app.type('Find a patient', 'kow');
    answer(0);
    await vi.waitFor(() => expect(options(app)).toHaveLength(3));
    await app.key({ key: 'Escape' }, field(app));
    await app.key({ key: '/' });
    await app.type('Find a patient', 'now');
    expect(options(app)).toEqual([]);
    answer(1);
    await vi.waitFor(() => expect(options(app)).toHaveLength(1));
  });

  it('keeps what was chosen with the arrows when another answer puts others before it', async () => {
    let found: readonly FoundVisit[] = visits;
    const app = await typed('kow', { found: (query) => ok(foundAmong(found, query)) });
    await app.key({ key: 'ArrowDown' }, field(app));
    expect(chosen(app)?.dataset['visit']).toBe('f2');
    found = [foundVisit('f0', now + minute), ...visits];
    await app.hear('attention.changed', { waiting: 1, firstDueAt: now, attention: [] });
    await vi.waitFor(() => expect(options(app)).toHaveLength(4));
    expect(chosen(app)?.dataset['visit']).toBe('f2');
  });

  it('draws what is in sight first, and has the whole list a moment later', async () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      foundVisit(`m${index}`, now + (index + 1) * day, { name: `Anna${index}` }),
    );
    const { app, answer } = await answeredByHand(many);
    const counts: number[] = [];
    const watch = new MutationObserver(() => counts.push(options(app).length));
    watch.observe(app.root, { subtree: true, childList: true });
    await app.type('Find a patient', 'kow');
    answer(0);
    await vi.waitFor(() => expect(options(app)).toHaveLength(40));
    watch.disconnect();
    expect(counts.find((count) => count > 0)).toBe(6);
    expect(options(app).map((one) => one.dataset['visit'])).toEqual(many.map(({ id }) => id));
    expect(new Set(options(app).map(({ id }) => id)).size).toBe(40);
  });

  it('looks again when something is decided', async () => {
    const app = await typed('kow');
    const asked = () => app.asked.filter(({ name }) => name === 'search.patients').length;
    const before = asked();
    await app.hear('attention.changed', { waiting: 1, firstDueAt: now, attention: [] });
    expect(asked()).toBe(before + 1);
  });

  it('finds by the same rule as main, so that these scenes are true', () => {
    const query = patientQuery('500 100');
    expect(query !== null && isLookedFor(query, { name: 'A', surname: 'B', phone: '+48 500 100 200' })).toBe(
      true,
    );
  });
});
