import type { ReactNode } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { usePhoneText } from '../i18n/usePhoneText.ts';
import { countryOf } from '../state/clinic.ts';
import { useDesk } from '../state/desk.ts';
import { Copyable } from '../ui/Copyable.tsx';
import { priceText } from '../i18n/price.ts';

/** Everything else that is known, as pairs of a word and a value; what is not known is not there. */
export function Facts({ visit }: { readonly visit: VisitDetails }): ReactNode {
  const t = useT();
  const formats = useFormats(visit.timeZone);
  const country = useDesk((desk) => countryOf(desk.connection, visit.addressId));
  const phoneOf = usePhoneText(visit.addressId);
  const { patient, service, payment } = visit;
  const gender = patient?.gender ?? null;
  const { name: insurer = '', plan = null } = visit.insurance ?? {};
  const insurance = [insurer, plan ?? ''].filter((part) => part !== '').join(', ');
  const price =
    service === null || service.price === null ? null : priceText(service.price, country, formats.tag);
  const phone = patient?.phone ?? null;
  const isReturning = patient?.isReturning ?? null;
  const born = patient?.birthDate ?? null;
  return (
    <dl className="facts selectable">
      {phone !== null && (
        <Fact word={t('visit.fact.phone')}>
          <Copyable text={phoneOf(phone)} label={t('visit.copyPhone')} />
        </Fact>
      )}
      <Fact word={t('visit.fact.email')}>{patient?.email}</Fact>
      <Fact word={t('visit.fact.born')}>{born === null ? null : bornText(born, formats.tag)}</Fact>
      <Fact word={t('visit.fact.gender')}>{gender === null ? null : t(`visit.gender.${gender}`)}</Fact>
      <Fact word={t('visit.fact.nin')}>{patient?.nin}</Fact>
      {isReturning !== null && (
        <Fact word={t('visit.fact.seen')}>
          {t(isReturning ? 'visit.fact.seenBefore' : 'visit.fact.seenNever')}
        </Fact>
      )}
      <Fact word={t('visit.fact.service')}>{service?.name}</Fact>
      <Fact word={t('visit.fact.price')}>
        {price !== null && service?.priceFrom === true ? t('visit.fact.priceFrom', { price }) : price}
      </Fact>
      <Fact word={t('visit.fact.payment')}>
        {payment === null ? null : t('visit.fact.paymentIs', { payment })}
      </Fact>
      <Fact word={t('visit.fact.insurance')}>{insurance}</Fact>
      <Fact word={t('visit.fact.insuranceNumber')}>{patient?.insuranceNumber}</Fact>
      <Fact word={t('visit.fact.comment')}>{visit.comment}</Fact>
      <Fact word={t('visit.fact.facility')}>{visit.facilityName}</Fact>
      {visit.videocallUrl !== null && (
        <Fact word={t('visit.fact.video')}>
          <Copyable text={visit.videocallUrl} label={t('visit.copyVideo')} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ word, children }: { readonly word: string; readonly children: ReactNode }): ReactNode {
  if (children === null || children === undefined || children === '') return null;
  return (
    <>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A birth date belongs to no zone: it is formatted as it stands. */
function bornText(date: string, tag: string): string {
  const at = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(at)) return date;
  return new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}
