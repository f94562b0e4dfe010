import type { Door } from '#shared/contract/door.ts';
import type { VisitDecision, VisitDetails } from '#shared/contract/visits.ts';
import type { DoorRequest, Reply, Wish } from './messages.ts';

/** Asks a desk as its window would: through the handlers in its own process, or through the window itself. */
export type Ask = Door['ask'];

/** What the receptionist's process asks for, put to the desk in the words of the contract. */
export async function answerThrough(ask: Ask, request: DoorRequest): Promise<Reply> {
  switch (request.kind) {
    case 'decide':
      return decide(ask, request.wish);
    case 'undo': {
      const undone = await ask('undo.decision', { intentId: request.intentId });
      return { kind: 'undo', result: undone.ok ? undone.value : undone.error.kind };
    }
    case 'status':
      return status(ask);
    case 'diagnostics': {
      const result = await ask('app.check', { name: 'store' });
      return { kind: 'diagnostics', store: result.ok ? result.value : null };
    }
    case 'lossSeen':
      await ask('line.lossSeen', null);
      return { kind: 'seen' };
    case 'publish':
      return publish(ask, request);
    case 'publishing': {
      const all = await ask('publishing.progress', null);
      const [one] = all.ok ? all.value : [];
      if (one === undefined) return { kind: 'declined', why: 'no progress' };
      const { waiting, onItsWay, differs, refused } = one;
      return { kind: 'publishing', waiting, onItsWay, differs, refused };
    }
    case 'addStaff': {
      const { initials } = request;
      const saved = await ask('staff.save', {
        id: null,
        name: initials,
        initials,
        pin: 'none',
        pinNow: null,
        right: 'atDesk',
      });
      if (!saved.ok) return { kind: 'declined', why: saved.error.kind };
      return saved.value.kind === 'saved' ? { kind: 'settled' } : { kind: 'declined', why: saved.value.kind };
    }
  }
}

async function decide(ask: Ask, wish: Wish): Promise<Reply> {
  const decision = await decisionOf(ask, wish);
  if (decision === null) return { kind: 'declined', why: 'notShown' };
  const decided = await ask('visits.decide', decision);
  if (!decided.ok) return { kind: 'declined', why: decided.error.kind };
  const { value } = decided;
  return value.kind === 'intent' ? { kind: 'acknowledged', intentId: value.id } : { kind: 'settled' };
}

/** As a person does: what was typed is kept, and then put in force. */
async function publish(
  ask: Ask,
  { addressId, plans }: Extract<DoorRequest, { kind: 'publish' }>,
): Promise<Reply> {
  const opened = await ask('hours.get', { addressId });
  if (!opened.ok || opened.value.kind !== 'hours') return { kind: 'declined', why: 'no hours' };
  const { revision } = opened.value.hours.timetable;
  const saved = await ask('hours.saveDraft', { addressId, seen: revision, plans: [...plans] });
  if (!saved.ok) return { kind: 'declined', why: saved.error.kind };
  if (saved.value.kind !== 'saved') return { kind: 'declined', why: saved.value.kind };
  const seen = saved.value.hours.timetable.revision;
  const done = await ask('publishing.publish', { calendars: [{ addressId, seen }] });
  if (!done.ok) return { kind: 'declined', why: done.error.kind };
  return done.value.kind === 'asked' ? { kind: 'settled' } : { kind: 'declined', why: done.value.kind };
}

/** The visit under whichever of its ids the desk shows it as booked. */
async function decisionOf(ask: Ask, wish: Wish): Promise<VisitDecision | null> {
  if (!('bookingIds' in wish)) return wish;
  const { bookingIds, ...rest } = wish;
  for (const bookingId of bookingIds) {
    const visit = await ask('visits.get', { bookingId });
    if (visit.ok && visit.value?.status === 'booked' && bookingIds.includes(visit.value.id))
      return onVisit(rest, visit.value);
  }
  return null;
}

/** A decision on a visit as the desk shows it now. */
function onVisit(
  wish: Unnamed<Extract<Wish, { bookingIds: unknown }>>,
  { id, addressId, start }: VisitDetails,
): VisitDecision {
  return wish.kind === 'presence'
    ? { ...wish, bookingId: id }
    : { ...wish, bookingId: id, seen: { addressId, start } };
}
type Unnamed<W> = W extends unknown ? Omit<W, 'bookingIds'> : never;

async function status(ask: Ask): Promise<Reply> {
  const [outbox, line, progress, loss] = [
    await ask('attention.get', null),
    await ask('line.get', null),
    await ask('line.import', null),
    await ask('line.loss', null),
  ];
  if (!outbox.ok || !line.ok || !progress.ok || !loss.ok) return { kind: 'declined', why: 'no status' };
  return {
    kind: 'status',
    waiting: outbox.value.waiting,
    attention: outbox.value.attention.length,
    line: line.value.kind,
    problem: line.value.kind === 'paused' ? line.value.problem.kind : null,
    asOf: 'asOf' in line.value ? line.value.asOf : null,
    imported: progress.value.kind === 'finished',
    loss: loss.value?.kind ?? null,
  };
}

/** Sets the desk up as a person would: again, until the clinic answers or the desk says what is in the way. */
export async function setUp(
  ask: Ask,
  credentials: { readonly clientId: string; readonly secret: string },
): Promise<void> {
  for (;;) {
    const saved = await ask('connection.save', { locale: 'pl', ...credentials });
    if (saved.ok || saved.error.kind.startsWith('store') || saved.error.kind === 'diskFull') return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
