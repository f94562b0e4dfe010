import type { ReactNode } from 'react';
import type { ExtraField } from '#shared/domain/extraFields.ts';
import { Choice } from '../ui/Choice.tsx';
import { useT } from '../i18n/useT.ts';
import { readBirthDate } from '#shared/domain/birthDate.ts';
import { writtenDate } from '#shared/domain/writtenDate.ts';
import type { Customs } from '#shared/domain/customs.ts';
import { Field } from '../ui/Field.tsx';
import type { Typed } from '../state/drafts.ts';
import type { Faults } from './newVisit.ts';
import { personalNumberLike } from './personalNumber.ts';

interface Props {
  readonly demands: readonly ExtraField[];
  readonly typed: Typed;
  readonly faults: Faults;
  readonly customs: Customs;
  readonly onEnter: (change: Partial<Typed>) => void;
}

/** What this calendar wants to know of the patient beside name and phone, and nothing else. */
export function ExtraFields({ demands, typed, faults, customs, onEnter }: Props): ReactNode {
  const t = useT();
  const { tag, country } = customs;
  // Some day with two digits in each place, so that the order cannot be taken wrong.
  const example = writtenDate('1980-12-31', tag);
  const like = personalNumberLike(country);
  const spellOut = (): void => {
    const date = readBirthDate(typed.birthDate, customs);
    if (date !== null) onEnter({ birthDate: writtenDate(date, tag) });
  };
  return (
    <>
      {demands.includes('birthDate') && (
        <Field
          label={t('visit.new.birthDate')}
          name="birthDate"
          value={typed.birthDate}
          required
          room={2}
          problem={faults.birthDate && t('visit.new.birthDateWrong', { example })}
          onChange={(birthDate) => onEnter({ birthDate })}
          onLeave={spellOut}
        />
      )}
      {demands.includes('gender') && (
        <Choice
          label={t('visit.fact.gender')}
          name="gender"
          value={typed.gender}
          options={[
            { value: '', label: t('visit.new.genderChoose') },
            { value: 'f', label: t('visit.gender.f') },
            { value: 'm', label: t('visit.gender.m') },
          ]}
          required
          problem={faults.gender && t('visit.new.genderMissing')}
          onChange={(gender) => onEnter({ gender })}
        />
      )}
      {demands.includes('nin') && (
        <Field
          label={t('visit.fact.nin')}
          name="nin"
          value={typed.nin}
          required
          room={2}
          problem={
            faults.nin &&
            (like === null ? t('visit.new.ninMissing') : t('visit.new.ninWrong', { example: like }))
          }
          onChange={(nin) => onEnter({ nin })}
        />
      )}
    </>
  );
}
