import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { KnownPatient } from '#shared/contract/finding.ts';
import { extraFields, type FreeTime, type NewPatient } from '#shared/contract/visits.ts';
import type { Problem } from '#shared/contract/views.ts';
import { phoneText } from '#shared/domain/phone.ts';
import { Button } from '../app/Button.tsx';
import { Choice } from '../app/Choice.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { closePanel, type Entered, openVisit } from '../state/selection.ts';
import { useCustoms } from './customs.ts';
import { decide } from './decide.ts';
import { takeDraft, useDraft } from './draft.ts';
import { ExtraFields } from './ExtraFields.tsx';
import { Field } from './Field.tsx';
import { nameOf } from './nameOf.ts';
import { decisionOf, type Faults, faultsOf, opening, restOf, type Typed, typedOf } from './newVisit.ts';
import { PatientField } from './PatientField.tsx';

interface Props {
  readonly time: FreeTime;
  readonly entered: Entered | null;
  readonly service: string | null;
  readonly settles: string | null;
}

/** Which service and for whom; what is wrong is said at its field before anything is sent. */
export function NewVisitForm({ time, entered, service, settles }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const customs = useCustoms();
  const place = `${time.addressId} ${time.start}`;
  const [typed, setTyped] = useState<Typed>(
    () => takeDraft(place) ?? opening(time, entered, service, customs),
  );
  const [known, setKnown] = useState<KnownPatient | null>(null);
  useDraft(place, typed);
  const [faults, setFaults] = useState<Faults>({});
  const [refusals, setRefusals] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refusals]);
  const beforeOf = (of: KnownPatient | null, now: Typed): NewPatient | null =>
    entered?.patient ?? restOf(of, now);
  const enter = (change: Partial<Typed>): void => {
    const next = { ...typed, ...change };
    setTyped(next);
    // What was wrong is forgotten as soon as it is right; what is half typed is not called wrong.
    const still = faultsOf(next, time, customs, beforeOf(known, next));
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([field]) => field in still)));
  };
  const enterKnown = (patient: KnownPatient): void => {
    const told = typedOf(patient, customs);
    setKnown(patient);
    enter(told);
    // Where all that is demanded is known, nothing is left to type: the next Enter books.
    const next = { ...typed, ...told };
    const faults = faultsOf(next, time, customs, beforeOf(patient, next));
    const missing = (['phone', ...extraFields] as const).find((field) => field in faults);
    const place = missing === undefined ? '[type=submit]' : `[name=${missing}]`;
    form.current?.querySelector<HTMLElement>(place)?.focus();
  };
  const book = async (): Promise<void> => {
    const before = beforeOf(known, typed);
    const wrong = faultsOf(typed, time, customs, before);
    const decision = decisionOf(typed, time, before, customs);
    setFaults(wrong);
    if (decision === null || Object.keys(wrong).length > 0) {
      setRefusals((count) => count + 1);
      return;
    }
    const at = formats.dayAndTime(time.start, customs.today);
    const answer = await decide(
      decision,
      t('visit.done.book', { patient: nameOf(typed, t), time: at }),
      settles,
    );
    if (!answer.ok) setProblem(answer.error);
    else if (answer.value === null) closePanel();
    else openVisit(answer.value);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void book();
  };
  return (
    <form
      ref={form}
      className="panel-task fields"
      aria-label={t('visit.new.title')}
      noValidate
      onSubmit={submit}
    >
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
        value={typed.comment}
        onChange={(comment) => enter({ comment })}
      />
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
      <div className="panel-buttons">
        <Button type="submit" rank="primary">
          {t('visit.new.book')}
        </Button>
        <Button onPress={closePanel}>{t('app.close')}</Button>
      </div>
    </form>
  );
}
