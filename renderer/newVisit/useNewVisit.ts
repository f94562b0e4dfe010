import { type RefObject, useEffect, useState } from 'react';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import type { KnownPatient } from '#shared/contract/search.ts';
import type { NewPatient, VisitDecision } from '#shared/contract/visits.ts';
import type { Customs } from '#shared/domain/customs.ts';
import { extraFields } from '#shared/domain/extraFields.ts';
import { draftAt, dropDraft, keepDraft, type Typed } from '../state/drafts.ts';
import type { Entered } from '../state/selection.ts';
import { decisionOf, type Faults, faultsOf, isTyped, opening, restOf, typedOf } from './newVisit.ts';

/** What a form begins with. */
export interface NewVisitStart {
  readonly time: FreeTime;
  readonly entered: Entered | null;
  /** The name of the service; `null`: whatever comes first. */
  readonly service: string | null;
  readonly settles: string | null;
}

/** What is typed for a new visit, and what is wrong with it. */
export interface NewVisitEntry {
  readonly typed: Typed;
  /** The patient of the clinic who was chosen; `null`: nobody. */
  readonly known: KnownPatient | null;
  readonly faults: Faults;
  /** Somebody has typed what it would be a pity to lose. */
  readonly isBegun: boolean;
  readonly enter: (change: Partial<Typed>) => void;
  readonly enterKnown: (patient: KnownPatient) => void;
  /** Says what is wrong at its field. @returns the decision; `null`: something is wrong */
  readonly check: () => VisitDecision | null;
}

/** Each change is kept as a draft. @param form the focus goes to the field that is wrong or still missing */
export function useNewVisit(
  { time, entered, service, settles }: NewVisitStart,
  customs: Customs,
  form: RefObject<HTMLFormElement | null>,
): NewVisitEntry {
  const place = { addressId: time.addressId, start: time.start, settles };
  const [opened] = useState(() => opening(time, entered, service, customs));
  const [begun] = useState(() => draftAt(place));
  const [typed, setTyped] = useState<Typed>(begun?.typed ?? opened);
  const [known, setKnown] = useState<KnownPatient | null>(begun?.known ?? null);
  const [faults, setFaults] = useState<Faults>({});
  const refuse = useFocusOnFault(form);
  const beforeOf = (of: KnownPatient | null, now: Typed): NewPatient | null =>
    restOf(of, now, customs) ?? restOf(entered?.patient ?? null, now, customs);
  const enterOf = (change: Partial<Typed>, of: KnownPatient | null): void => {
    const next = { ...typed, ...change };
    setTyped(next);
    if (isTyped(next, opened)) keepDraft({ ...place, time, typed: next, known: of });
    else dropDraft(place);
    // What was wrong is forgotten as soon as it is right; what is half typed is not called wrong.
    const still = faultsOf(next, time, customs, beforeOf(known, next));
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([field]) => field in still)));
  };
  const enterKnown = (patient: KnownPatient): void => {
    const told = typedOf(patient, customs);
    setKnown(patient);
    enterOf(told, patient);
    const next = { ...typed, ...told };
    focusOnMissing(form.current, faultsOf(next, time, customs, beforeOf(patient, next)));
  };
  const check = (): VisitDecision | null => {
    const before = beforeOf(known, typed);
    const wrong = faultsOf(typed, time, customs, before);
    const decision = decisionOf(typed, time, before, customs);
    setFaults(wrong);
    if (decision !== null && Object.keys(wrong).length === 0) return decision;
    refuse();
    return null;
  };
  const enter = (change: Partial<Typed>): void => enterOf(change, known);
  return { typed, known, faults, isBegun: isTyped(typed, opened), enter, enterKnown, check };
}

/** @returns to be called with each refusal: the first field that is wrong takes the focus once it is drawn as wrong */
function useFocusOnFault(form: RefObject<HTMLFormElement | null>): () => void {
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refusals, form]);
  return () => setRefusals((count) => count + 1);
}

/** Where all that is demanded is known, nothing is left to type: the next Enter books. */
function focusOnMissing(form: HTMLFormElement | null, faults: Faults): void {
  const missing = (['phone', ...extraFields] as const).find((field) => field in faults);
  const place = missing === undefined ? '[type=submit]' : `[name=${missing}]`;
  form?.querySelector<HTMLElement>(place)?.focus();
}
