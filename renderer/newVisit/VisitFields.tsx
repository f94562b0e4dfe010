import type { ReactNode } from 'react';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import type { Customs } from '#shared/domain/customs.ts';
import { phoneText } from '#shared/domain/phone.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { useT } from '../i18n/useT.ts';
import { ExtraFields } from './ExtraFields.tsx';
import { PatientField } from './PatientField.tsx';
import type { NewVisitEntry } from './useNewVisit.ts';

interface Props {
  readonly time: FreeTime;
  readonly entry: NewVisitEntry;
  readonly customs: Customs;
}

/** The service, and the patient as far as the calendar wants to know them. */
export function VisitFields({ time, entry, customs }: Props): ReactNode {
  const t = useT();
  const { typed, faults, enter, enterKnown } = entry;
  return (
    <>
      <Choice
        label={t('visit.fact.service')}
        value={typed.serviceId}
        options={time.services.map(({ id, name, duration }) => ({
          value: id,
          label: t('visit.new.service', { name, minutes: duration }),
        }))}
        onChange={(serviceId) => enter({ serviceId })}
        problem={faults.service && t('visit.new.noService')}
      />
      <PatientField value={typed.surname} onChange={(surname) => enter({ surname })} onChosen={enterKnown} />
      <Field
        label={t('visit.new.name')}
        value={typed.name}
        required
        problem={faults.name && t('visit.new.nameMissing')}
        onChange={(name) => enter({ name })}
      />
      <Field
        label={t('visit.fact.phone')}
        name="phone"
        value={typed.phone}
        type="tel"
        required
        room={2}
        problem={faults.phone && t('visit.new.phoneWrong')}
        onChange={(phone) => enter({ phone })}
        onLeave={() => enter({ phone: phoneText(typed.phone, customs.country) })}
      />
      <ExtraFields demands={time.demands} typed={typed} faults={faults} customs={customs} onEnter={enter} />
      <Field
        label={t('visit.new.email')}
        value={typed.email}
        type="email"
        problem={faults.email && t('visit.new.emailWrong')}
        onChange={(email) => enter({ email })}
      />
      <Field
        label={t('visit.new.comment')}
        kind="sentence"
        value={typed.comment}
        onChange={(comment) => enter({ comment })}
      />
    </>
  );
}
