import { expect, test } from 'vitest';
import { events, requests, type RequestName } from '#shared/contract/contract.ts';
import type { Handlers, Push } from '#shared/contract/door.ts';
import { ok } from '#shared/result.ts';
import { gated, gatedPush } from '../../../../main/desk/lock/lockGate.ts';
import { dayOf } from '../../renderer/scenes.ts';
import { itemOf } from '../../renderer/visitScenes.ts';

/*
 * While the screen is locked, nothing that crosses the door names a patient: requests are refused unless they are known to be
 * harmless, the board and the outbox keep only their shape, and so do the events. Open, nothing is touched.
 */
const now = Date.parse('2026-11-23T10:00:00Z');
const day = dayOf('2026-11-23', now);
const outbox = { waiting: 2, firstDueAt: now, attention: [itemOf(now)] };
const news = {
  unseen: [
    { id: 'b1', start: now, bookedAt: now, surname: 'Kowalska', name: 'Anna', doctorName: 'Maria Nowak' },
  ],
};
const answers: Partial<Record<RequestName, unknown>> = {
  'board.open': day,
  'attention.get': outbox,
  'news.get': news,
};
const names = Object.keys(requests) as RequestName[];
const handlers = Object.fromEntries(
  names.map((name) => [name, () => Promise.resolve(ok(answers[name] ?? `answer of ${name}`))]),
) as unknown as Handlers;
const ask = (gate: Handlers, name: RequestName) => (gate[name] as (request: null) => Promise<unknown>)(null);
const people = /Kowalska|Lis|Zając|Nowak, Ewa|Brzęcz|Siobhán|Consultation|\+48/;

test('an open screen answers as ever', async () => {
  const gate = gated(handlers, () => false);
  for (const name of names) expect(await ask(gate, name)).toEqual(ok(answers[name] ?? `answer of ${name}`));
});

test('a locked screen refuses whatever could hold a patient, also to search, to decide and to print', async () => {
  const gate = gated(handlers, () => true);
  const refused: string[] = [];
  for (const name of names) {
    const answer = (await ask(gate, name)) as { ok: boolean; error?: { kind: string } };
    if (!answer.ok && answer.error?.kind === 'locked') refused.push(name);
  }
  expect(refused).toEqual(
    expect.arrayContaining([
      'visits.get',
      'visits.decide',
      'search.patients',
      'arrivals.waiting',
      'activity.get',
      'connection.leavePractice',
      'calendars.change',
      'calendars.move',
      'calendars.showAll',
      'calendars.setZone',
      'lock.setPin',
    ]),
  );
  expect(refused).not.toContain('lock.open');
  expect(refused).not.toContain('board.open');
});

test('the day keeps its shape and loses its names', async () => {
  const gate = gated(handlers, () => true);
  const shown = (await ask(gate, 'board.open')) as { value: typeof day };
  expect(JSON.stringify(shown.value.columns.map(({ cards }) => cards))).not.toMatch(people);
  expect(shown.value.columns.map(({ cards }) => cards.map(({ start, end }) => [start, end]))).toEqual(
    day.columns.map(({ cards }) => cards.map(({ start, end }) => [start, end])),
  );
  expect(requests['board.open'].response.safeParse(shown.value).success).toBe(true);
  expect(await ask(gate, 'attention.get')).toEqual(ok({ waiting: 2, firstDueAt: now, attention: [] }));
  expect(JSON.stringify(await ask(gate, 'news.get'))).not.toMatch(people);
});

test('what is pushed meanwhile has no names either', () => {
  const pushed: string[] = [];
  const push: Push = (name, event) => {
    expect(events[name].safeParse(event).success).toBe(true);
    pushed.push(JSON.stringify(event));
  };
  let locked = true;
  const gate = gatedPush(push, () => locked);
  const rest = {
    id: 'r1',
    since: now,
    till: now + 60_000,
    description: 'Nowak, Ewa calls back',
    notSent: false,
    needsPerson: false,
  };
  const upserts = day.columns[0]?.cards ?? [];
  const delta = {
    date: day.date,
    revision: 2,
    changes: [{ addressId: 'a0', upserts, removals: [], breaks: [rest] }],
    columnsChanged: false,
  };
  gate('board.delta', delta);
  gate('week.delta', delta);
  gate('attention.changed', outbox);
  gate('news.changed', news);
  expect(pushed).toHaveLength(4);
  // An event that nobody has thought about yet is not told.
  gate('patients.called' as 'board.delta', delta);
  expect(pushed).toHaveLength(4);
  expect(pushed.join()).not.toMatch(people);
  locked = false;
  gate('board.delta', delta);
  expect(pushed.at(-1)).toMatch(people);
});
