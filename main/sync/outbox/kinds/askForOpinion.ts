import { isOver } from '#shared/domain/opinion.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import { askForOpinion as decision, type AskForOpinionAction } from '#shared/domain/kinds/askForOpinion.ts';
import type { RefusalReason } from '#shared/domain/refusal.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { err, ok } from '#shared/result.ts';
import { changed, kept } from './onOffer.ts';
import { checkVisit, lookUpVisit, onVisit } from './onVisit.ts';
import type { Finding, KindContext, OutboxKind, Said } from './outboxKind.ts';
import { asItStands, changed as changedVisit } from './visitFinding.ts';
import { groundOnVisit } from './visitGround.ts';
import { freshen } from './visitReads.ts';
import { visitReason } from './visitRefusals.ts';
import { nothing } from './visitWindows.ts';

/**
 * The patient of a visit that is over is asked for an opinion. Nothing at the vendor's tells afterwards whether that was done, and a patient
 * who is asked twice is annoyed: where the answer was lost, a person decides.
 */
export const askForOpinion: OutboxKind<AskForOpinionAction> = {
  ...onVisit,
  decision,
  ground: (context, action) => groundOnVisit(context, decision, action),
  async checkPrecondition(context, intent) {
    // A line that is down is to be found out by a read: a request that it swallowed would be a person's for nothing.
    const fresh = await freshen(context, intent, 0);
    if (!fresh.ok) return fresh;
    const stands = await checkVisit(context, intent, intent.action.bookingId, () =>
      lookUpGround(context, intent),
    );
    if (!stands.ok || stands.value.kind !== 'notDone') return stands;
    return ok(groundNow(context, intent));
  },
  async call({ remote, store }, { action, calendar }) {
    const phone = store.bookings.get(action.bookingId)?.patient?.phone ?? '';
    const answer = await remote.requestOpinion(calendar.facilityId, calendar.doctorId, phone);
    if (answer.ok) return ok(kept({}, () => undefined));
    // They have been asked, or have given it, already: nobody needs to do anything.
    return isThereAlready(answer.error) ? ok(kept({ already: true }, () => undefined)) : err(answer.error);
  },
  lookUp: (context, intent, said) =>
    said === 'nothing' ? Promise.resolve(changed('cannotTell')) : lookUpGround(context, intent),
  reasonOf,
  touches: () => nothing,
};

/** Whether the visit is one after which somebody may be asked. A copy that lost its phone, or a patient who did not come, is not. */
function groundNow({ store, clock }: KindContext, { action }: IntentOf<AskForOpinionAction>): Finding {
  const visit = store.bookings.get(action.bookingId);
  const may = visit !== null && visit.presence !== 'absent' && isOver(visit, clock.now());
  if (!may) return { kind: 'changed', reason: 'changedMeanwhile' };
  return visit.patient?.phone ? { kind: 'notDone' } : { kind: 'changed', reason: 'phoneMissing' };
}

/** What is true of the visit now; whether its patient was asked, it does not tell. */
const lookUpGround = (context: KindContext, intent: IntentOf<AskForOpinionAction>) =>
  lookUpVisit(context, intent, intent.action.bookingId, (found) =>
    found.booking?.status === 'booked' ? asItStands(intent, found) : changedVisit(found),
  );

/** 409 "Opinion already exists" (API.md §5). */
const isThereAlready = (error: RemoteError): boolean => error.kind === 'conflict';

/** Why the vendor said no (API.md §5): it finds the visit by the phone, and asks after some visits only. */
function reasonOf(said: Said): RefusalReason {
  if (/visit not found/i.test(said.message)) return 'patientUnknown';
  if (/phone/i.test(`${said.message} ${said.fields.join(' ')}`)) return 'phoneWrong';
  return visitReason(said);
}
