import { beforeEach, describe, expect, it } from 'vitest';
import type { Door } from '#shared/contract/door.ts';
import { err } from '#shared/result.ts';
import { beforeFirstWord, useDesk } from '../../../../renderer/state/desk.ts';
import { mirror } from '../../../../renderer/state/mirror.ts';
import { createFakeDoor } from '../fakeDoor.ts';
import { twoPeople } from '../search/findScenes.ts';
import { problemOf, sceneOf } from '../scenes.ts';
import type { LineState } from '#shared/domain/lineState.ts';

/* What the window shows is what main said last, from the first word on: no event falls between question and answer. */
const now = Date.parse('2026-11-23T10:00:00Z');
const scene = sceneOf(new URLSearchParams('scene=day'), now);
const lost = problemOf('storeLostDecisions');
const offline: LineState = { kind: 'offline', since: now, asOf: null };

beforeEach(() => {
  useDesk.setState(beforeFirstWord, true);
});

describe('the mirror', () => {
  it('knows everything once it is there', async () => {
    const known = await mirror(createFakeDoor(scene).door);
    expect(known.ok).toBe(true);
    const { info, connection, line, importing, settings } = scene;
    const outbox = { waiting: 0, firstDueAt: null, attention: [] };
    const staff = { members: [], atDesk: null, former: [] };
    const lock = { locked: false, hasPin: false, secretOpens: true };
    const news = { unseen: [] };
    const all = {
      info,
      connection,
      line,
      importing,
      settings,
      outbox,
      staff,
      lock,
      news,
      clock: null,
      loss: null,
      calendars: [],
    };
    expect(useDesk.getState()).toEqual(all);
  });

  it('follows every event', async () => {
    const { door, push } = createFakeDoor(scene);
    await mirror(door);
    push('line.changed', offline);
    push('connection.changed', { kind: 'none', practicePort: 4711 });
    push('line.importProgress', { kind: 'idle' });
    push('settings.changed', { ...scene.settings, theme: 'dark' });
    push('line.clockChanged', lost);
    push('line.lossChanged', lost);
    push('staff.changed', twoPeople);
    expect(useDesk.getState()).toMatchObject({
      line: offline,
      connection: { kind: 'none', practicePort: 4711 },
      importing: { kind: 'idle' },
      settings: { theme: 'dark' },
      clock: lost,
      loss: lost,
      staff: twoPeople,
    });
  });

  it('believes an event that comes before the answer to its question: the event is newer', async () => {
    const { door, push } = createFakeDoor(scene);
    const slow: Door = {
      ...door,
      ask: async (name, request) => {
        const answer = await door.ask(name, request);
        if (name === 'line.get') push('line.changed', offline);
        return answer;
      },
    };
    await mirror(slow);
    expect(useDesk.getState().line).toEqual(offline);
  });

  it('says why where main cannot answer, and listens no longer', async () => {
    const { door, push } = createFakeDoor(scene);
    const broken: Door = {
      ...door,
      ask: (name, request) =>
        name === 'settings.get' ? Promise.resolve(err(problemOf('storeNewer'))) : door.ask(name, request),
    };
    const known = await mirror(broken);
    expect(known).toEqual(err(problemOf('storeNewer')));
    push('line.changed', offline);
    expect(useDesk.getState().line).not.toEqual(offline);
  });

  it('stops listening when told to', async () => {
    const { door, push } = createFakeDoor(scene);
    const known = await mirror(door);
    if (!known.ok) throw new Error('the scene has no problem');
    known.value();
    push('line.changed', offline);
    expect(useDesk.getState().line).toEqual(scene.line);
  });
});
