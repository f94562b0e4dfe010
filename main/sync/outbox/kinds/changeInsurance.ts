import type { InsuranceProvider } from '#shared/domain/catalogue.ts';
import type { CalendarRef } from '#shared/domain/ids.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import {
  changeInsurance as decision,
  insurerSubject,
  isChangeInsurance,
  type ChangeInsuranceAction,
} from '#shared/domain/kinds/changeInsurance.ts';
import { unsentOf } from '#shared/domain/kinds/visitKind.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { acceptanceOf, isTakenSo } from '#shared/domain/services/insurance.ts';
import { ok, type Result } from '#shared/result.ts';
import { changed, done, inListLane, kept, notDone, onOffer, readInsurers, touchesList } from './onOffer.ts';
import type { Done, Ground, GroundContext, KindContext, OutboxKind } from './outboxKind.ts';

/** A calendar takes an insurer, with other plans, or not any more. */
export const changeInsurance: OutboxKind<ChangeInsuranceAction> = {
  ...onOffer,
  decision,
  ground,
  noted: ({ insurerId, name, to }) => ({ insurerId, name, to: to.kind }),
  async checkPrecondition(context, intent) {
    const read = await readInsurers(context, intent.calendar);
    if (!read.ok) return read;
    const finding = findAcceptance(intent.action, read.value);
    if (finding === 'done') return done(insuranceChanged(context, intent));
    return finding === 'notDone' ? notDone : changed(finding);
  },
  async call(context, intent) {
    const answer = await inListLane(context, 'addressInsurers', intent.calendar, () =>
      write(context, intent),
    );
    return answer.ok ? ok(insuranceChanged(context, intent)) : answer;
  },
  async lookUp(context, intent) {
    const read = await readInsurers(context, intent.calendar);
    if (!read.ok) return read;
    const isSo = findAcceptance(intent.action, read.value) === 'done';
    return isSo ? done(insuranceChanged(context, intent)) : notDone;
  },
  touches: (_, { calendar }) => touchesList('addressInsurers', calendar),
};

/** Of several decisions on one insurer that have not left, the last one is meant. */
function ground(
  { store }: GroundContext,
  action: ChangeInsuranceAction,
  calendar: CalendarRef | null,
): Ground<ChangeInsuranceAction> {
  if (calendar === null) return { kind: 'undecidable', why: 'serviceGone' };
  const subject = insurerSubject(action);
  const earlier = store.intents.ofSubject(subject);
  const withdraws = unsentOf(earlier, ['changeInsurance']);
  // What stood before the first of them.
  const first = earlier.filter(isChangeInsurance).find(({ id }) => withdraws.includes(id));
  const seen = first?.action.seen ?? action.seen;
  const isSo = earlier.length === withdraws.length && isTakenSo(action.to, seen);
  return {
    kind: 'decided',
    subject,
    withdraws,
    intent: isSo ? null : { action: { ...action, seen }, calendar, seen: null },
  };
}

/** Plans that are named are put in the place of others; without any the insurer is only taken. */
function write(
  { remote }: KindContext,
  { action, calendar }: IntentOf<ChangeInsuranceAction>,
): Promise<Result<unknown, RemoteError>> {
  const { insurerId: providerId, to } = action;
  if (to.kind === 'not') return remote.deleteAddressInsuranceProvider(calendar, providerId);
  if (to.plans === null) return remote.addAddressInsuranceProvider(calendar, { providerId });
  const planIds = to.plans.map(({ id }) => id);
  return remote.updateOrCreateAddressInsuranceProvider(calendar, { providerId, planIds });
}

/** Compares what was wanted with what the calendar takes. Pure. */
export function findAcceptance(
  { insurerId, to, seen }: ChangeInsuranceAction,
  insurers: readonly InsuranceProvider[],
): 'done' | 'notDone' | 'changedMeanwhile' {
  const now = acceptanceOf(insurers, insurerId);
  if (isTakenSo(to, now)) return 'done';
  return isTakenSo(seen, now) ? 'notDone' : 'changedMeanwhile';
}

/** The copy follows; what the vendor decides on plans comes with the next reading of the list. */
function insuranceChanged(
  { store }: Pick<KindContext, 'store'>,
  { action, calendar }: IntentOf<ChangeInsuranceAction>,
): Done {
  const { insurerId: id, name, to } = action;
  return kept({}, (at) => {
    const before = store.insurance.ofAddress(calendar.addressId)?.insurers ?? [];
    const others = before.filter((insurer) => insurer.id !== id);
    const known = before.find((insurer) => insurer.id === id);
    const plans = to.kind === 'taken' ? (to.plans ?? known?.plans ?? []) : [];
    const after = to.kind === 'not' ? others : [...others, { id, name: known?.name ?? name, plans }];
    store.insurance.replaceOfAddress(calendar.addressId, after, at);
  });
}
