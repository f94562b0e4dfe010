import type { CalendarRef } from '#shared/domain/ids.ts';
import type { Notification } from '#shared/domain/notification.ts';
import { concernsAll, type RemoteError } from '#shared/domain/remoteError.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { isOwnerKnown } from './catalogueReader.ts';
import { catalogueTask } from './catalogueTurn.ts';
import { hintsOf, type Hint } from './hints.ts';
import type { Turning, VisitMoved } from './parts.ts';
import { readNewcomers } from './newcomers.ts';
import type { InboxItem } from './ports.ts';
import { ownTroubles, runTasks, type Outcome, type Task } from './tasks.ts';
import { windowTask } from './windowTask.ts';

/**
 * Takes the vendor's events: the raw batch is durable before anything is done with it, because reading consumed it.
 * @returns what stopped it, or `null` when the vendor's queue is empty
 */
export async function pull({ remote, store, clock, settings }: Turning): Promise<RemoteError | null> {
  for (;;) {
    const answer = await remote.pullNotifications(settings.batch);
    if (!answer.ok) return answer.error;
    const { raw, remaining } = answer.value;
    if (raw.length > 0) store.transaction(() => store.inbox.append(raw, clock.now()));
    if (raw.length === 0 || remaining <= 0) return null;
  }
}

/**
 * Re-reads what stored events point at, and settles each event when its reads are done: a crash before that repeats the
 * reads, which does no harm.
 * @returns what stopped it, or `null` when nothing is pending but what the vendor breaks on
 */
export async function applyInbox(turning: Turning): Promise<RemoteError | null> {
  const { store, clock, troubled } = turning;
  const atOnce = 200;
  for (;;) {
    const items = store.inbox.pending(atOnce);
    if (items.length === 0) return null;
    const understood = understand(turning, items);
    const news = await readNewcomers(
      turning,
      understood.map(({ calendar }) => calendar),
    );
    if (news.read.size > 0) turning.on.catalogueChanged();
    if (news.stoppedBy !== null && concernsAll(news.stoppedBy)) return news.stoppedBy;
    // What is still unknown is not this client's to see: nothing of it is read, and nothing waits for it. Unless the vendor broke on
    // the list that would have told it.
    const isWhole = news.stoppedBy === null;
    const waiting = understood
      .filter(({ hints }) => isWhole || hints.every((hint) => isOurs(turning, hint)))
      .map((one) => ({ ...one, hints: one.hints.filter((hint) => isOurs(turning, hint)) }));
    const tasks = new Map<string, Task>();
    for (const { hints } of waiting) {
      for (const hint of hints) {
        const task = taskOf(turning, hint);
        if (!news.read.has(task.key) && !troubled.isResting(task.key)) tasks.set(task.key, task);
      }
    }
    const outcome = await runWindows(turning, [...tasks.values()]);
    const finished = waiting.filter(({ hints }) =>
      hints.every((hint) => {
        const { key } = taskOf(turning, hint);
        return news.read.has(key) || outcome.done.has(key) || outcome.refused.has(key);
      }),
    );
    store.transaction(() => {
      for (const { item, unknown, moved } of finished) {
        if (moved !== null) turning.on.visitMoved?.(moved);
        store.inbox.settle(item.id, unknown ? 'unknown' : 'applied', null, clock.now());
      }
    });
    if (waiting.some(({ hints }) => hints.some(({ kind }) => kind === 'catalogue')))
      turning.on.catalogueChanged();
    // What rests is read in a later turn, and those behind it go on.
    if (outcome.stoppedBy !== null || finished.length < waiting.length) return outcome.stoppedBy;
    if (!isWhole) return news.stoppedBy;
  }
}

/** What the vendor breaks on alone rests a while. */
async function runWindows({ settings, troubled }: Turning, tasks: readonly Task[]): Promise<Outcome> {
  const outcome = await runTasks(tasks, settings.parallelReads, () => false, ownTroubles);
  for (const key of outcome.done) troubled.succeeded(key);
  for (const key of outcome.failed.keys()) troubled.failed(key);
  return outcome;
}

/** Something that was made due from inside the desk, and when. */
export interface DueHint {
  readonly hint: Hint;
  readonly since: EpochMs;
}

/**
 * Re-reads what was made due from inside the desk; what could not be read stays in `due`. The vendor echoes the desk's own
 * calls as events, so what these have just had read is not asked for twice: each call counts for the firewall.
 * @returns what stopped it, or `null`
 */
export async function applyHints(turning: Turning, due: DueHint[]): Promise<RemoteError | null> {
  const taken = due.splice(0).filter((one) => !isReadSince(turning, one));
  const tasks = new Map(
    taken
      .map(({ hint }) => taskOf(turning, hint))
      .filter(({ key }) => !turning.troubled.isResting(key))
      .map((task) => [task.key, task]),
  );
  const outcome = await runWindows(turning, [...tasks.values()]);
  due.push(
    ...taken.filter(({ hint }) => {
      const { key } = taskOf(turning, hint);
      return !outcome.done.has(key) && !outcome.refused.has(key);
    }),
  );
  return outcome.stoppedBy;
}

/** A read of the same moment may have been asked for before the answer that made it due. */
function isReadSince({ freshness, clock }: Turning, { hint, since }: DueHint): boolean {
  const readAt = hint.kind === 'window' ? freshness.readAt(hint.read, clock.now()) : null;
  return readAt !== null && readAt > since;
}

interface Understood {
  readonly item: InboxItem;
  readonly calendar: CalendarRef;
  readonly hints: readonly Hint[];
  readonly unknown: boolean;
  /** What it tells of a move: the re-read does not say what the visit was before. */
  readonly moved: VisitMoved | null;
}

/** Parses each event by itself; one that cannot be read is kept raw and blocks no other. */
function understand(turning: Turning, items: readonly InboxItem[]): Understood[] {
  const { remote, store, clock, zoneOf, log } = turning;
  const understood: Understood[] = [];
  for (const item of items) {
    const notification = remote.readNotification(item.raw);
    if (!notification.ok) {
      store.inbox.settle(item.id, 'unreadable', notification.error.reason, clock.now());
      log.warn('inbox.unreadable', { reason: notification.error.reason });
      continue;
    }
    const { calendar, name } = notification.value;
    const hints = hintsOf(notification.value, zoneOf(calendar.facilityId), clock.now());
    understood.push({
      item,
      calendar,
      hints,
      unknown: name === 'unknown',
      moved: movedBy(notification.value),
    });
  }
  return understood;
}

function movedBy(told: Notification): VisitMoved | null {
  if (told.name !== 'booking-moved') return null;
  const { oldId, oldStart, newId, newStart, createdAt } = told;
  return { from: { id: oldId, start: oldStart }, to: { id: newId, start: newStart }, at: createdAt };
}

/** Whether the desk knows whose calendar or list it is. */
const isOurs = ({ store }: Turning, hint: Hint): boolean =>
  hint.kind === 'window'
    ? store.catalogue.address(hint.calendar.addressId) !== null
    : isOwnerKnown(hint.read, store.catalogue);

function taskOf(turning: Turning, hint: Hint): Task {
  return hint.kind === 'window'
    ? windowTask(turning, turning.newsReading, hint.calendar, hint.read, Number.POSITIVE_INFINITY)
    : catalogueTask(turning, hint.read);
}
