import { type ReactNode, type SubmitEvent, useState } from 'react';
import type { OfferDecision, OfferedService, Offer } from '#shared/contract/services.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { keyOfService, type Offered } from '#shared/domain/services/sideBySide.ts';
import { isOnItsWay } from '#shared/domain/availability/serviceOnItsWay.ts';
import { asAddressId, asAddressServiceId, asServiceId } from '#shared/domain/ids.ts';
import { type ServiceTerms, termsUnlike, type TermsChange } from '#shared/domain/services/terms.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { useHoldUnsaved } from '../ui/useUnsavedForm.ts';
import { undoDecision } from '../undo/decide.ts';
import { BesidePanel } from './BesidePanel.tsx';
import { DurationNote } from './DurationNote.tsx';
import { decideServices } from './decideServices.ts';
import { Refused } from './Refused.tsx';
import { RemovalWaits } from './RemovalWaits.tsx';
import { RemoveService } from './RemoveService.tsx';
import { ServiceMark } from './ServiceMark.tsx';
import { TermFields } from './TermFields.tsx';
import { Check } from '../ui/Check.tsx';
import { useTyped } from './useTyped.ts';
import { WhereUsed } from './WhereUsed.tsx';

interface Props {
  readonly service: OfferedService;
  /** Of the same doctor's calendars, the service's own first. */
  readonly offers: readonly Offer[];
  readonly onClose: () => void;
}

/** One service at a calendar: its terms, where it is used, and its end. */
export function ServicePanel({ service, offers, onClose }: Props): ReactNode {
  const t = useT();
  const { terms, name, going } = service;
  const title = terms.customName ?? name;
  // Its adding was refused: nothing is there that could be changed.
  const isUnmade = going === null && isOnItsWay(asAddressServiceId(service.id));
  return (
    <BesidePanel
      title={title}
      meta={
        <>
          {terms.customName !== null && <span>{name}</span>}
          <ServiceMark on={service} />
        </>
      }
      onClose={onClose}
    >
      <div className="services-beside-body">
        <Refused service={service} />
        <OnItsWay service={service} />
        {service.waits !== null && <RemovalWaits addressId={service.addressId} waits={service.waits} />}
        {isUnmade ? null : going === 'adding' || going === 'removing' ? (
          <p className="meta">{t(`services.rest.${going}`)}</p>
        ) : (
          <ChangeForm service={service} offers={offers} />
        )}
        {going !== 'adding' && !isUnmade && <WhereUsed service={service} />}
        {going === null && !isUnmade && (
          <RemoveService service={service} hoursHere={offers[0]?.hoursHere === true} onClose={onClose} />
        )}
      </div>
    </BesidePanel>
  );
}

/** What is on its way can be undone until it leaves. */
function OnItsWay({ service }: { readonly service: OfferedService }): ReactNode {
  const t = useT();
  const once = useOnce();
  const last = service.pending.at(-1);
  if (last === undefined || !service.undoable) return null;
  return (
    <div className="services-way">
      <span>{t('services.notSent')}</span>
      <Button onPress={() => once(() => undoDecision(last, t))}>{t('visit.undo.button')}</Button>
    </div>
  );
}

type FormProps = Omit<Props, 'onClose'>;

/** What is said of the service: here, or in each of the doctor's calendars that has it. */
function ChangeForm({ service, offers }: FormProps): ReactNode {
  const t = useT();
  const once = useOnce();
  const { typed, wrong, isTouched, seen, change, read, standsAs } = useTyped(service.terms);
  useHoldUnsaved(isTouched);
  const [everywhere, setEverywhere] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const twins = twinsOf(service, offers);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const wanted = read();
    if (wanted === null) return;
    const names = termsUnlike(wanted, service.terms);
    const only: TermsChange = Object.fromEntries(names.map((name) => [name, wanted[name]]));
    const others = everywhere ? twins : [];
    const decisions = [
      changeOf(service, only, seen),
      ...others.map((entry) => changeOf(entry, only, entry.terms)),
    ];
    if (names.length === 0) return;
    once(async () => {
      const answer = await decideServices(decisions, t);
      setProblem(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      // Where somebody else was quicker that has been said now: the next press is about what stands there.
      const isLeft = answer.value.left.some(({ serviceId }) => serviceId === service.id);
      standsAs(isLeft ? {} : only);
    });
  };
  return (
    <form className="services-form" onSubmit={submit} noValidate>
      <TermFields typed={typed} wrong={wrong} entry={service.name} onChange={change} />
      <DurationNote service={service} typed={typed.duration} />
      {twins.length > 0 && (
        <Check
          label={t('services.everywhere', { count: twins.length })}
          isOn={everywhere}
          onChange={setEverywhere}
        />
      )}
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      <div className="services-actions">
        <Button type="submit" rank="primary" isDisabled={!isTouched}>
          {t('services.save')}
        </Button>
      </div>
    </form>
  );
}

/** @param stood the terms as they were seen */
const changeOf = (
  { addressId, id }: OfferedService,
  change: TermsChange,
  stood: ServiceTerms,
): OfferDecision => ({
  kind: 'changeService',
  addressId,
  serviceId: id,
  change,
  seen: Object.fromEntries(Object.keys(change).map((name) => [name, stood[name as keyof TermsChange]])),
});

/** The same service in the doctor's other calendars. */
function twinsOf(service: OfferedService, offers: readonly Offer[]): readonly OfferedService[] {
  const key = keyOfService(offeredOf(service));
  return offers
    .filter(({ addressId }) => addressId !== service.addressId)
    .flatMap(({ services }) => services)
    .filter(
      (one) => (one.going === null || one.going === 'changing') && keyOfService(offeredOf(one)) === key,
    );
}

/** A service as it is compared. */
export const offeredOf = ({ id, addressId, serviceId, name, terms }: OfferedService): Offered => ({
  id,
  addressId: asAddressId(addressId),
  serviceId: serviceId === null ? null : asServiceId(serviceId),
  name,
  terms,
});
