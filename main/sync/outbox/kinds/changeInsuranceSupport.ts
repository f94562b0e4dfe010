import type { Address } from '#shared/domain/catalogue.ts';
import type { CalendarRef } from '#shared/domain/ids.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import {
  changeInsuranceSupport as decision,
  isChangeSupport,
  supportSubject,
  type ChangeInsuranceSupportAction,
} from '#shared/domain/kinds/changeInsuranceSupport.ts';
import { unsentOf } from '#shared/domain/kinds/visitKind.ts';
import { ok, type Result } from '#shared/result.ts';
import { changed, done, kept, notDone, onOffer, unreadOf } from './onOffer.ts';
import type { Done, Ground, GroundContext, KindContext, OutboxKind, Unread } from './outboxKind.ts';

/** Others pay for visits at a calendar. */
export const changeInsuranceSupport: OutboxKind<ChangeInsuranceSupportAction> = {
  ...onOffer,
  decision,
  ground,
  noted: ({ to, seen }) => ({ to, from: seen }),
  async checkPrecondition(context, intent) {
    const now = await readSupport(context, intent.calendar);
    if (!now.ok) return now;
    if (now.value === intent.action.to) return done(supportChanged(context, intent));
    return now.value === intent.action.seen ? notDone : changed('changedMeanwhile');
  },
  async call(context, intent) {
    const { action, calendar } = intent;
    const answer = await context.remote.updateAddress(calendar, { insuranceSupport: action.to });
    return answer.ok ? ok(supportChanged(context, intent)) : answer;
  },
  async lookUp(context, intent) {
    const now = await readSupport(context, intent.calendar);
    if (!now.ok) return now;
    return now.value === intent.action.to ? done(supportChanged(context, intent)) : notDone;
  },
  touches: (_, { calendar: { facilityId, doctorId } }) => ({
    hints: [{ kind: 'catalogue', read: { step: 'addresses', facilityId, doctorId } }],
    outdated: [],
    readAgain: 'now',
  }),
};

/** Of several decisions that have not left, the last one is meant. */
function ground(
  { store }: GroundContext,
  action: ChangeInsuranceSupportAction,
  calendar: CalendarRef | null,
): Ground<ChangeInsuranceSupportAction> {
  if (calendar === null) return { kind: 'undecidable', why: 'serviceGone' };
  const subject = supportSubject(action.addressId);
  const earlier = store.intents.ofSubject(subject);
  const withdraws = unsentOf(earlier, ['changeInsuranceSupport']);
  const first = earlier.filter(isChangeSupport).find(({ id }) => withdraws.includes(id));
  const seen = first === undefined ? action.seen : first.action.seen;
  const isSo = earlier.length === withdraws.length && action.to === seen;
  return {
    kind: 'decided',
    subject,
    withdraws,
    intent: isSo ? null : { action: { ...action, seen }, calendar, seen: null },
  };
}

async function readSupport(
  { remote }: KindContext,
  calendar: CalendarRef,
): Promise<Result<Address['insuranceSupport'], Unread>> {
  const answer = await remote.getAddress(calendar);
  return unreadOf(answer.ok ? ok(answer.value.insuranceSupport) : answer, calendar);
}

/** The list of the doctor's addresses as it is, with one of them changed. */
function supportChanged(
  { store }: Pick<KindContext, 'store'>,
  { action, calendar }: IntentOf<ChangeInsuranceSupportAction>,
): Done {
  const { facilityId, doctorId, addressId } = calendar;
  return kept({}, () => {
    const ofDoctor = store.catalogue
      .addresses()
      .filter((address) => address.facilityId === facilityId && address.doctorId === doctorId)
      .map((address) => (address.id === addressId ? { ...address, insuranceSupport: action.to } : address));
    store.catalogue.replaceAddresses(facilityId, doctorId, ofDoctor);
  });
}
