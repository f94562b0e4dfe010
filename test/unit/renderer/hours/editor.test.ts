import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Door } from '#shared/contract/door.ts';
import type { HoursView } from '#shared/contract/hours.ts';
import { err } from '#shared/result.ts';
import { HoursEditor, type Editing } from '../../../../renderer/hours/edit/hoursEditor.ts';
import { periodsAt, withDay } from '../../../../renderer/hours/edit/planEdits.ts';
import { createFakeDoor, type FakeDoor } from '../fakeDoor.ts';
import { problemOf, sceneOf } from '../scenes.ts';
import { hoursOf } from './hoursScenes.ts';

/*
 * Each edit of hours is on the screen at once and kept in main, the last one too where many come quickly; each can be taken back. Where
 * somebody else was quicker, nothing of either is lost before a person has chosen. What could not be kept is said and tried again.
 */
const now = Date.UTC(2026, 10, 23, 9);
const monday = { plan: 0, week: 0, day: 0 };

function doorWith(hours: HoursView, wrap: (door: Door) => Door = (door) => door): FakeDoor {
  const fake = createFakeDoor({ ...sceneOf(new URLSearchParams(), now), hours: [hours] });
  vi.stubGlobal('window', { frontdesk: wrap(fake.door) });
  return fake;
}

const editing = (editor: HoursEditor): Editing => {
  const state = editor.state.getState();
  if (state.kind !== 'editing') throw new Error(`the editor is ${state.kind}`);
  return state;
};
const settled = (editor: HoursEditor): Promise<void> =>
  vi.waitFor(() => expect(editing(editor).saving).toBe('saved'));

async function opened(fake: FakeDoor): Promise<{ editor: HoursEditor; fake: FakeDoor }> {
  const editor = new HoursEditor('a1');
  editor.open();
  await vi.waitFor(() => editing(editor));
  return { editor, fake };
}

/** The Monday of the first week without its first period, without its first two, and so on. */
const shorter = (editor: HoursEditor): void => {
  const { plans } = editing(editor);
  editor.edit(withDay(plans, monday, periodsAt(plans, monday).slice(1)));
};
const savings = (fake: FakeDoor) => fake.asked.filter(({ name }) => name === 'hours.saveDraft');

beforeEach(() => {
  vi.unstubAllGlobals();
});

describe('an edit', () => {
  test('is on the screen at once and kept as a draft; a second before the first is kept follows it', async () => {
    const { editor, fake } = await opened(doorWith(hoursOf('a1', now)));
    shorter(editor);
    shorter(editor);
    expect(periodsAt(editing(editor).plans, monday)).toEqual([]);
    await settled(editor);
    expect(savings(fake).map(({ request }) => (request as { seen: number }).seen)).toEqual([5, 6]);
    expect(editing(editor).hours.timetable.draft?.plans).toEqual(editing(editor).plans);
  });

  test('is taken back, and back to what is in force there is no draft', async () => {
    const { editor, fake } = await opened(doorWith(hoursOf('a1', now)));
    const before = editing(editor).plans;
    shorter(editor);
    await settled(editor);
    expect(editing(editor).hours.timetable.draft).not.toBeNull();
    expect(editor.undo()).toBe(true);
    await settled(editor);
    expect(editing(editor).plans).toEqual(before);
    expect(editing(editor).hours.timetable.draft).toBeNull();
    expect(fake.asked.at(-1)?.name).toBe('hours.discardDraft');
    expect(editor.undo()).toBe(false);
  });

  test('that changes nothing asks nothing', async () => {
    const { editor, fake } = await opened(doorWith(hoursOf('a1', now)));
    editor.edit([...editing(editor).plans]);
    expect(savings(fake)).toEqual([]);
    expect(editing(editor).past).toEqual([]);
  });

  test('discarding a draft can be taken back, too', async () => {
    const { editor } = await opened(doorWith(hoursOf('a1', now)));
    shorter(editor);
    await settled(editor);
    const drawn = editing(editor).plans;
    editor.discard();
    await settled(editor);
    expect(editing(editor).hours.timetable.draft).toBeNull();
    editor.undo();
    await settled(editor);
    expect(editing(editor).hours.timetable.draft?.plans).toEqual(drawn);
  });
});

describe('where somebody else was quicker', () => {
  async function behind() {
    const fake = doorWith(hoursOf('a1', now));
    const { editor } = await opened(fake);
    const theirs = withDay(editing(editor).plans, monday, []);
    await fake.door.ask('hours.saveDraft', { addressId: 'a1', seen: 5, plans: [...theirs] });
    shorter(editor);
    await vi.waitFor(() => expect(editing(editor).theirs).not.toBeNull());
    return { editor, theirs };
  }

  test('both are there, and theirs is taken by choice', async () => {
    const { editor, theirs } = await behind();
    expect(periodsAt(editing(editor).plans, monday)).toHaveLength(1);
    expect(editing(editor).theirs?.timetable.draft?.plans).toEqual(theirs);
    editor.takeTheirs();
    expect(editing(editor).plans).toEqual(theirs);
    expect(editing(editor).theirs).toBeNull();
  });

  test('one’s own takes its place only by choice', async () => {
    const { editor } = await behind();
    const mine = editing(editor).plans;
    editor.keepMine();
    await settled(editor);
    expect(editing(editor).hours.timetable.draft?.plans).toEqual(mine);
  });

  test('with nothing edited here, theirs is simply shown', async () => {
    const fake = doorWith(hoursOf('a1', now));
    const { editor } = await opened(fake);
    const theirs = withDay(editing(editor).plans, monday, []);
    await fake.door.ask('hours.saveDraft', { addressId: 'a1', seen: 5, plans: [...theirs] });
    fake.push('hours.changed', { addressIds: ['a1'] });
    await vi.waitFor(() => expect(editing(editor).plans).toEqual(theirs));
  });
});

test('what could not be kept stays on the screen, is said, and is kept by another try', async () => {
  let isFull = true;
  const fake = doorWith(hoursOf('a1', now), (door) => ({
    ...door,
    ask: (name, request) =>
      isFull && name === 'hours.saveDraft'
        ? Promise.resolve(err(problemOf('diskFull')))
        : door.ask(name, request),
  }));
  const { editor } = await opened(fake);
  shorter(editor);
  await vi.waitFor(() => expect(editing(editor).saving).toMatchObject({ failed: { kind: 'diskFull' } }));
  expect(periodsAt(editing(editor).plans, monday)).toHaveLength(1);
  isFull = false;
  editor.retry();
  await settled(editor);
  expect(editing(editor).hours.timetable.draft?.plans).toEqual(editing(editor).plans);
});
