import type { OutboxView } from '#shared/contract/attention.ts';
import { asIntentId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { targetOf } from '#shared/domain/kinds/decisionKind.ts';
import { decisionKindOf } from '#shared/domain/kinds/decisionKinds.ts';
import { saidZoneAt } from '../calendars/zones.ts';
import type { DeskReads } from '../deskReads.ts';
import type { Session, WholeDesk } from '../session.ts';
import { couldGoAt } from './commonFacts.ts';
import { together, type Together } from './together.ts';
import { toldKindOf } from './toldKinds.ts';
import { waitingIn } from './waitingDecisions.ts';

/** Where no clinic is at work. */
export const noOutbox: OutboxView = { waiting: 0, firstDueAt: null, attention: [] };

/** What is on its way, and what needs a person, with both sides of it. What was decided in one press counts as one. */
export function outboxView(desk: Pick<WholeDesk, 'store' | 'view'>): OutboxView {
  const open = desk.store.intents.allOpen();
  const waiting = waitingIn(open);
  const first = waiting
    .flat()
    .reduce<Intent | null>(
      (least, intent) => (least === null || couldGoAt(intent) < couldGoAt(least) ? intent : least),
      null,
    );
  return {
    waiting: waiting.length,
    firstDueAt: first === null ? null : couldGoAt(first),
    ...(first !== null && saidZoneAt(desk, targetOf(decisionKindOf(first.action), first).addressId)),
    attention: refusedIn(open).map((some) => toldKindOf(some[0].action).item(desk, some)),
  };
}

/** What needs a person: of one press, what was refused for one reason is one item. */
const refusedIn = (open: readonly Intent[]): readonly Together<Intent>[] =>
  together(
    open.filter(({ state }) => state === 'refused'),
    (intent) =>
      toldKindOf(intent.action).causeOf?.(intent) ??
      `${intent.bundle ?? intent.id} ${intent.action.kind} ${intent.refusal?.reason ?? ''}`,
  );

/** Those that one item tells of. @param id of the first of them */
function refusedWith({ intents }: Pick<DeskReads, 'intents'>, id: string): readonly Intent[] {
  return refusedIn(intents.allOpen()).find(([first]) => first.id === id) ?? [];
}

/** Does what a person chose about an item. `again` is a new decision on what is true now. */
export function resolveAttention(
  session: Session,
  intentId: string,
  step: 'again' | 'drop',
  staff: string,
): 'done' | 'gone' {
  const { store, sync } = session;
  const refused = refusedWith(store, asIntentId(intentId));
  if (refused.length === 0) return 'gone';
  return store.transaction(() => {
    let bundle: Intent['bundle'];
    let done = false;
    for (const intent of refused) {
      const { id, action, calendar } = intent;
      const told = toldKindOf(action);
      if (step === 'again' && told.again !== undefined) {
        told.again(session, intent);
        // It takes along all that were refused for the same cause.
        done = true;
        continue;
      }
      if (step === 'again') {
        // First, since an item whose step cannot be taken must stay.
        const decided = sync.decisions.decide({ action, calendar, staff, bundle });
        if (!decided.ok) continue;
        const by = decided.value.kind === 'intent' ? decided.value.id : null;
        bundle ??= by ?? undefined;
        told.carryOn?.(session, intent, by);
      }
      done = sync.decisions.dismiss(id, staff) || done;
    }
    return done ? 'done' : 'gone';
  });
}
