import { concernsAll, type RemoteError } from '#shared/domain/remoteError.ts';
import { localDateOf, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { isOwnerKnown } from '../catalogue/catalogueReader.ts';
import { catalogueTask } from '../catalogue/catalogueTurn.ts';
import { keyOfHint, type Hint } from './hints.ts';
import { readUnknownCalendars, waitsForList } from './unknownCalendars.ts';
import type { EventsContext } from './context.ts';
import { ownTroubles, runTasks, type Outcome, type Task } from '../tasks.ts';
import { whenLetGo } from '../read/whenLetGo.ts';
import { windowTask } from '../read/windowTask.ts';

/** How a part of a turn went. */
export interface Went {
  readonly stoppedBy: RemoteError | null;
  /** Something is left for which there was no room. */
  readonly heldBack: boolean;
}

/**
 * Takes the vendor's events: the raw batch is durable before anything is done with it, because reading consumed it. Of a long
 * queue only as much as events have room for: the rest is there at the next look.
 */
export async function pull(context: EventsContext): Promise<Went> {
  const { looking, room, store, clock, settings } = context;
  for (;;) {
    const answer = await looking.pullNotifications(settings.batch);
    if (!answer.ok) return { stoppedBy: answer.error, heldBack: false };
    const { raw, remaining } = answer.value;
    if (raw.length > 0)
      await whenLetGo(context, () => store.transaction(() => store.inbox.append(raw, clock.now())));
    if (raw.length === 0 || remaining <= 0) return { stoppedBy: null, heldBack: false };
    if (!room.hasRoom('news')) return { stoppedBy: null, heldBack: true };
  }
}

/**
 * Re-reads what stored events point at, and settles each event when its reads are done: a crash before that repeats the
 * reads, which does no harm. What the vendor breaks on rests, with its events, and takes nobody's place. Where there is no room for
 * all, today's go first, then the coming days'.
 */
export async function applyInbox(context: EventsContext): Promise<Went> {
  const { store, clock, zone, backlog, troubled, on } = context;
  await backlog.takeIn();
  const groups = backlog.groups();
  const calendars = [...new Map(groups.map(({ calendar }) => [calendar.addressId, calendar])).values()];
  const news = await readUnknownCalendars(
    context,
    calendars.filter(({ addressId }) => store.catalogue.address(addressId) === null),
  );
  if (news.read.size > 0) on.catalogueChanged();
  if (news.stoppedBy !== null && concernsAll(news.stoppedBy))
    return { stoppedBy: news.stoppedBy, heldBack: false };
  const isOurs = ownership(context);
  // What is still unknown is not this client's to see: nothing of it is read, and nothing waits for it. Unless the vendor broke on
  // the list that would have told it.
  const waiting = groups
    .filter(({ calendar, hints }) => hints.every(isOurs) || !waitsForList(calendar, news))
    .map((group) => ({ group, hints: group.hints.filter(isOurs) }));
  const wanted = new Map<string, Hint>();
  for (const { hints } of waiting) {
    for (const hint of hints) {
      const key = keyOfHint(hint);
      if (!news.read.has(key) && !troubled.isResting(key)) wanted.set(key, hint);
    }
  }
  const outcome = await runWindows(
    context,
    inOrder([...wanted.values()], localDateOf(clock.now(), zone)).map((hint) => taskOf(context, hint)),
  );
  const isDone = (hint: Hint): boolean => {
    const key = keyOfHint(hint);
    return news.read.has(key) || outcome.done.has(key) || outcome.refused.has(key);
  };
  const finished = waiting.filter(({ hints }) => hints.every(isDone)).map(({ group }) => group);
  await backlog.settle(new Set(finished));
  if ([...wanted].some(([key, { kind }]) => kind === 'catalogue' && outcome.done.has(key)))
    on.catalogueChanged();
  return {
    stoppedBy: outcome.stoppedBy ?? news.stoppedBy,
    heldBack: outcome.heldBack || news.heldBack,
  };
}

/** What the vendor breaks on alone rests a while. */
async function runWindows({ settings, troubled }: EventsContext, tasks: readonly Task[]): Promise<Outcome> {
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
 */
export async function applyHints(context: EventsContext, due: DueHint[]): Promise<Went> {
  const taken = due.splice(0).filter((hinted) => !isReadSince(context, hinted));
  const tasks = new Map(
    taken
      .map(({ hint }) => taskOf(context, hint))
      .filter(({ key }) => !context.troubled.isResting(key))
      .map((task) => [task.key, task]),
  );
  const outcome = await runWindows(context, [...tasks.values()]);
  if (taken.some(({ hint }) => hint.kind === 'catalogue' && outcome.done.has(keyOfHint(hint))))
    context.on.catalogueChanged();
  due.push(
    ...taken.filter(({ hint }) => {
      const key = keyOfHint(hint);
      return !outcome.done.has(key) && !outcome.refused.has(key);
    }),
  );
  return outcome;
}

/** A read of the same moment may have been asked for before the answer that made it due. */
function isReadSince({ freshness, clock }: EventsContext, { hint, since }: DueHint): boolean {
  const readAt = hint.kind === 'window' ? freshness.readAt(hint.read, clock.now()) : null;
  return readAt !== null && readAt > since;
}

/** Today's first, then the coming days'; what is over, and lists, at the end. */
function inOrder(hints: readonly Hint[], today: LocalDate): readonly Hint[] {
  const placeOf = (hint: Hint): string =>
    hint.kind === 'window' && hint.read.first >= today ? hint.read.first : 'later';
  return hints.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
}

/** Tells whether the desk knows whose calendar or list a hint is about; each is looked up once. */
function ownership({ store }: EventsContext): (hint: Hint) => boolean {
  const known = new Map<string, boolean>();
  const lookUp = (hint: Hint): boolean =>
    hint.kind === 'window'
      ? store.catalogue.address(hint.calendar.addressId) !== null
      : isOwnerKnown(hint.read, store.catalogue);
  return (hint) => {
    const owner = hint.kind === 'window' ? hint.calendar.addressId : keyOfHint(hint);
    const answer = known.get(owner) ?? lookUp(hint);
    known.set(owner, answer);
    return answer;
  };
}

function taskOf(context: EventsContext, hint: Hint): Task {
  return hint.kind === 'window'
    ? windowTask(context, context.readingFor.news, hint.calendar, hint.read, Number.POSITIVE_INFINITY)
    : catalogueTask(context, hint.read, context.readingFor.news.remote);
}
