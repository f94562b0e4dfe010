import { expect, onTestFinished, test } from 'vitest';
import { asBreakId, asIntentId, type IntentId } from '#shared/domain/ids.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import { decisionKinds } from '#shared/domain/kinds/decisionKinds.ts';
import { seededRandom } from '#shared/random.ts';
import { database } from '../../main/store/database.ts';
import { repositoriesOf } from '../../main/store/repositories.ts';
import { connect } from '../../main/store/sqlite.ts';
import type { Hint } from '../../main/sync/events/hints.ts';
import { createLanes } from '../../main/sync/lanes.ts';
import { createDecisions } from '../../main/sync/outbox/decide.ts';
import { outboxKinds } from '../../main/sync/outbox/kinds/outboxKinds.ts';
import { createOutbox } from '../../main/sync/outbox/outbox.ts';
import type { Store } from '../../main/sync/ports.ts';
import { createFreshness } from '../../main/sync/read/freshness.ts';
import { createResponseDigests } from '../../main/sync/read/responseDigests.ts';
import { defaultSyncSettings } from '../../main/sync/settings.ts';
import { minuteMs, secondMs } from '#shared/time/durations.ts';
import { testKey } from '../store/fixed.ts';
import { calendarOf } from '../store/samples.ts';
import { openFor, tempFile } from '../store/support.ts';
import { keptLog } from '../support/quietLog.ts';
import type { VirtualClock } from '../support/virtualClock.ts';
import { bench } from './bench.ts';
import { noteDecision, noteKind, noteVendor, copyOf, type NoteAction, type NoteVendor } from './noteKind.ts';

/*
 * The outbox knows kinds of decisions by their modules alone. So a kind that the product does not have, about something that is
 * no visit, gets the whole life of a decision from it: undone, sent, lost and found, refused, one after the other, over a restart.
 * The file, the clock's line and the outbox are the real ones; only the kind and its vendor are made up.
 */
type SomeAction = IntentAction | NoteAction;

const lunch = asBreakId('lunch');
const tea = asBreakId('tea');

/** A desk whose decisions are the product's and notes. */
function deskOf(file: string, clock: VirtualClock, client: ReturnType<typeof clientOf>, vendor: NoteVendor) {
  const log = keptLog();
  const db = database(connect({ file, key: testKey, readonly: false }), { log, slowMs: 10_000 });
  const tables = repositoriesOf<SomeAction>(db, clock, { ...decisionKinds, note: noteDecision });
  const store: Store<SomeAction> = {
    ...tables,
    transaction: (work, durability) => db.transaction(work, durability),
  };
  const freshness = createFreshness(store, null);
  const kinds = { ...outboxKinds, note: noteKind(vendor) };
  const told: string[] = [];
  const hints: Hint[] = [];
  const end = new AbortController();
  const tell = ({ id, action }: IntentOf<SomeAction>): void =>
    void told.push(`${action.kind} ${store.intents.get(id)?.state ?? 'gone'}`);
  const outbox = createOutbox<SomeAction>(
    {
      clock,
      freshness,
      lanes: createLanes(),
      log,
      problemOfThrown: () => ({ kind: 'bug', until: null, params: {}, details: '' }),
      random: seededRandom(1),
      reading: {
        remote: client,
        store,
        freshness,
        digests: createResponseDigests(store.bookings),
        split: new Set(),
        durations: new Map(),
        clock,
        pageLimit: 100,
        ending: end.signal,
        partly: () => undefined,
      },
      remote: client,
      settings: defaultSyncSettings,
      zone: 'Europe/Warsaw',
      zoneOf: () => 'Europe/Warsaw',
      store,
      on: { changed: () => undefined, intentChanged: tell },
      hint: (more) => void hints.push(...more),
    },
    kinds,
  );
  const changed = (intent: IntentOf<SomeAction>): void => {
    tell(intent);
    outbox.nudge(intent);
  };
  const decisions = createDecisions<SomeAction>(
    { store, clock, random: seededRandom(2), undoMs: () => defaultSyncSettings.undoMs, changed },
    kinds,
  );
  outbox.start();
  const stop = async (): Promise<void> => {
    end.abort();
    await outbox.stop();
  };
  onTestFinished(() => db.close());
  return { store, decisions, outbox, told, hints, log, stop, audit: tables.audit };
}

const clientOf = (desk: ReturnType<ReturnType<typeof bench>['desk']>) => desk.client;

/** A desk on a new file, and the means to open it again after it died. */
function scene() {
  const { clock, desk } = bench();
  const client = clientOf(desk());
  const file = tempFile();
  openFor(file).close();
  const vendor = noteVendor(() => new Promise((resolve) => void clock.after(secondMs, () => resolve())));
  const open = () => deskOf(file, clock, client, vendor);
  const one = open();
  const note = (text: string, breakId = lunch): IntentId => {
    const decided = one.decisions.decide({
      action: { kind: 'note', breakId, at: clock.now(), text },
      calendar: calendarOf('a1'),
      staff: 'AK',
    });
    if (!decided.ok || decided.value.kind !== 'intent') throw new Error('it was not decided');
    return decided.value.id;
  };
  const states = () => one.store.intents.allOpen().map(({ state }) => state);
  return { clock, file, vendor, one, note, states, again: open };
}

test('is held, sent once its undo window is over, and kept, with its life in the audit', async () => {
  const { clock, vendor, one, note, states } = scene();
  const id = note('Back at one');
  expect(states()).toEqual(['held']);
  await clock.advance(defaultSyncSettings.undoMs - secondMs);
  expect(vendor.calls).toEqual([]);
  await clock.advance(minuteMs);
  expect(vendor.notes.get(lunch)).toBe('Back at one');
  expect(vendor.calls).toHaveLength(1);
  expect(one.store.settings.get(copyOf(lunch))).toBe('Back at one');
  expect(states()).toEqual([]);
  expect(one.told).toEqual(['note held', 'note sending', 'note confirmed']);
  expect(one.hints).toMatchObject([{ read: { kind: 'breaks', addressId: 'a1' } }]);
  const deeds = one.audit.ofIntents([id]);
  expect(deeds.map(({ kind }) => kind)).toEqual(['intent.note', 'intent.sending', 'intent.confirmed']);
  expect(deeds.map(({ bookingId }) => bookingId)).toEqual([null, null, null]);
  // What is true already is nobody's business any more.
  const same = one.decisions.decide({
    action: { kind: 'note', breakId: lunch, at: clock.now(), text: 'Back at one' },
    calendar: calendarOf('a1'),
    staff: 'AK',
  });
  expect(same).toEqual({ ok: true, value: { kind: 'settled', withdrawn: [] } });
  await one.stop();
});

test.each(['lostAfter', 'lostBefore'] as const)(
  'whose answer was lost (%s) is read back before anything is sent again, and done once',
  async (fate) => {
    const { clock, vendor, one, note, states } = scene();
    vendor.next(fate);
    note('Back at one');
    await clock.until(() => states()[0] === 'unknown', minuteMs);
    expect(vendor.calls).toHaveLength(1);
    await clock.advance(2 * minuteMs);
    expect(states()).toEqual([]);
    expect(vendor.calls).toHaveLength(fate === 'lostAfter' ? 1 : 2);
    expect(one.store.settings.get(copyOf(lunch))).toBe('Back at one');
    await one.stop();
  },
);

test('that the vendor refuses is for a person, by the reason that its kind reads, and can be let go', async () => {
  const { clock, vendor, one, note, states } = scene();
  vendor.next('refused');
  const id = note('Back at one');
  await clock.advance(minuteMs);
  expect(states()).toEqual(['refused']);
  expect(one.store.intents.get(id)?.refusal).toMatchObject({ reason: 'fieldsWrong', fields: ['text'] });
  expect(vendor.calls).toHaveLength(1);
  expect(one.store.settings.get(copyOf(lunch))).toBe(null);
  // It holds up nothing that is decided on the same break after it.
  note('Back at two');
  await clock.advance(minuteMs);
  expect(vendor.notes.get(lunch)).toBe('Back at two');
  expect(one.decisions.dismiss(id)).toBe(true);
  expect(states()).toEqual([]);
  await one.stop();
});

test('goes behind what was decided on its subject before, and side by side with others', async () => {
  const { clock, vendor, one, note } = scene();
  vendor.next('lostBefore');
  note('first');
  note('second');
  note('tea is cold', tea);
  await clock.advance(5 * minuteMs);
  expect(vendor.calls.filter((text) => text !== 'tea is cold')).toEqual(['first', 'first', 'second']);
  expect(vendor.notes.get(lunch)).toBe('second');
  expect(vendor.most).toEqual({ all: 2, ofOneBreak: 1 });
  await one.stop();
});

test('that is undone, or not meant any more, never leaves; a later one of its subject is undone first', async () => {
  const { clock, vendor, one, note, states } = scene();
  const [first, later] = [note('first'), note('second')];
  expect(one.decisions.undo(first)).toBe('laterOnesFirst');
  expect(one.decisions.undo(later)).toBe('undone');
  note('elsewhere', tea);
  one.decisions.withdraw('note', { kind: 'break', id: lunch });
  expect(one.store.intents.allOpen().map(({ action }) => action)).toMatchObject([{ breakId: tea }]);
  await clock.advance(minuteMs);
  expect(vendor.calls).toEqual(['elsewhere']);
  expect(states()).toEqual([]);
  expect(one.decisions.undo(first)).toBe('tooLate');
  await one.stop();
});

test('that was on its way when the desk died is looked for, not sent again', async () => {
  const { clock, vendor, note, states, again } = scene();
  vendor.next('never');
  const id = note('Back at one');
  await clock.until(() => vendor.notes.has(lunch), minuteMs);
  expect(states()).toEqual(['sending']);
  // The first desk stands still for ever, and another is opened on its file.
  const next = again();
  expect(next.store.intents.get(id)?.state).toBe('unknown');
  await clock.advance(defaultSyncSettings.vendorWorksMs + minuteMs);
  expect(next.store.intents.allOpen()).toEqual([]);
  expect(vendor.calls).toHaveLength(1);
  expect(next.store.settings.get(copyOf(lunch))).toBe('Back at one');
  await next.stop();
});

test('stands in the file of a desk that does not know its kind, which reads it as nothing else', async () => {
  const { file, note, one } = scene();
  const id = note('Back at one');
  await one.stop();
  const without = openFor(file);
  expect(() => without.intents.get(asIntentId(id))).toThrow('a kind that is not known');
});
