import type { ReactNode } from 'react';
import type { FoundPatient } from '#shared/contract/search.ts';
import { writtenDate } from '#shared/domain/writtenDate.ts';
import type { Formats } from '#shared/messages/formats.ts';
import { usePhoneText } from '../i18n/usePhoneText.ts';
import { useT } from '../i18n/useT.ts';
import { nameOf } from '../i18n/nameOf.ts';

interface Props {
  readonly patient: FoundPatient;
  readonly formats: Formats;
}

/** A patient in a line: name, birth date, phone. */
export function FoundWho({ patient, formats }: Props): ReactNode {
  const t = useT();
  const phoneOf = usePhoneText(patient.visits[0]?.id);
  const name = nameOf(patient, t);
  const born = writtenDate(patient.birthDate, formats.tag);
  const phone = patient.phone === null ? '' : phoneOf(patient.phone);
  return (
    <>
      <span className="find-who" title={name}>
        {name}
      </span>
      {born !== '' && <span className="find-born tabular"> {born}</span>}
      {phone !== '' && (
        <span className="find-phone tabular" title={phone}>
          {' '}
          {phone}
        </span>
      )}
    </>
  );
}
