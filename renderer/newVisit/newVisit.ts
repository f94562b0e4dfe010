import type { KnownPatient } from '#shared/contract/search.ts';
import type { ExtraField } from '#shared/domain/extraFields.ts';
import type { NewPatient, VisitDecision } from '#shared/contract/visits.ts';
import { canBeOne } from '#shared/domain/patients.ts';
import { phoneText, readPhone } from '#shared/domain/phone.ts';
import { searchWords } from '#shared/domain/searchText.ts';
import type { Typed } from '../state/drafts.ts';
import type { Entered } from '../state/selection.ts';
import { readBirthDate } from '#shared/domain/birthDate.ts';
import { writtenDate } from '#shared/domain/writtenDate.ts';
import type { Customs } from '#shared/domain/customs.ts';
import { isPersonalNumber } from './personalNumber.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/** What is missing or cannot be right, by field. */
export type Faults = Partial<Record<'service' | 'name' | 'phone' | ExtraField | 'email', true>>;

/** The form as it opens, empty or with what was entered before. @param service its name; `null`: whatever comes first */
export function opening(
  time: FreeTime,
  entered: Entered | null,
  service: string | null,
  customs: Customs,
): Typed {
  const offered = time.services.find(({ name }) => name === service) ?? time.services[0];
  return {
    serviceId: offered?.id ?? '',
    ...typedOf(entered?.patient ?? nobody, customs),
    comment: entered?.comment ?? '',
  };
}

type Somebody = Omit<KnownPatient, 'visit'> | NewPatient;
const nobody: Somebody = {
  ...{ name: '', surname: '', phone: null, email: null },
  ...{ birthDate: null, nin: null, gender: null },
};

/** A patient as somebody would type them. */
export function typedOf(patient: Somebody, { country, tag }: Customs): Omit<Typed, 'serviceId' | 'comment'> {
  return {
    surname: patient.surname ?? '',
    name: patient.name,
    phone: phoneText(patient.phone ?? '', country),
    birthDate: writtenDate(patient.birthDate, tag),
    gender: patient.gender ?? '',
    nin: patient.nin ?? '',
    email: patient.email ?? '',
  };
}

/** Whether somebody has typed what it would be a pity to lose. @param opened the form as it opened */
export function isTyped(typed: Typed, opened: Typed): boolean {
  const { serviceId: _, ...words } = typed;
  return (Object.keys(words) as (keyof typeof words)[]).some(
    (field) => words[field].trim() !== opened[field].trim(),
  );
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

/**
 * What has to be put right before anything is sent.
 * @param before the patient as the clinic has them: a personal number that it has is believed, whatever its form
 */
export function faultsOf(
  typed: Typed,
  time: FreeTime,
  customs: Customs,
  before: NewPatient | null = null,
): Faults {
  const entered = typed.email.trim();
  const demands = (field: ExtraField): boolean => time.demands.includes(field);
  const nin = typed.nin.trim();
  const isNin = nin !== '' && (nin === before?.nin?.trim() || isPersonalNumber(nin, customs.country));
  return {
    ...(time.services.some(({ id }) => id === typed.serviceId) ? {} : { service: true }),
    ...(typed.name.trim() === '' ? { name: true } : {}),
    ...(readPhone(typed.phone, customs.country) === null ? { phone: true } : {}),
    ...(demands('birthDate') && readBirthDate(typed.birthDate, customs) === null ? { birthDate: true } : {}),
    ...(demands('gender') && typed.gender === '' ? { gender: true } : {}),
    ...(demands('nin') && !isNin ? { nin: true } : {}),
    ...(entered === '' || email.test(entered) ? {} : { email: true }),
  };
}

/**
 * The decision that the form stands for; what was entered before and is not in the form is kept.
 * @returns `null` where the service does not fit the time
 */
export function decisionOf(
  typed: Typed,
  time: FreeTime,
  before: NewPatient | null,
  customs: Customs,
): VisitDecision | null {
  const service = time.services.find(({ id }) => id === typed.serviceId);
  if (service === undefined) return null;
  const asked = {
    birthDate: readBirthDate(typed.birthDate, customs),
    gender: typed.gender === '' ? null : typed.gender,
    nin: orNull(typed.nin),
  };
  const extra = <F extends ExtraField>(field: F): Pick<NewPatient, ExtraField>[F] =>
    time.demands.includes(field) ? asked[field] : (before?.[field] ?? null);
  return {
    kind: 'book',
    addressId: time.addressId,
    start: time.start,
    duration: service.duration,
    addressServiceId: service.id,
    patient: {
      name: typed.name.trim(),
      surname: orNull(typed.surname),
      phone: readPhone(typed.phone, customs.country) ?? typed.phone.trim(),
      email: orNull(typed.email),
      birthDate: extra('birthDate'),
      nin: extra('nin'),
      gender: extra('gender'),
    },
    comment: orNull(typed.comment),
  };
}

/**
 * What is known of a patient beside what the form shows.
 * @returns `null` where another name, birth date or personal number was typed since: then it is another person
 */
export function restOf(known: Somebody | null, typed: Typed, customs: Customs): NewPatient | null {
  if (known === null) return null;
  const { name, phone, email, nin, gender } = known;
  const surname = known.surname ?? '';
  const nameOf = (of: { readonly name: string; readonly surname: string }): string =>
    searchWords(`${of.surname} ${of.name}`);
  if (nameOf({ name, surname }) !== nameOf(typed)) return null;
  const birthDate = known.birthDate !== null && isoDate.test(known.birthDate) ? known.birthDate : null;
  const told = { birthDate: readBirthDate(typed.birthDate, customs), nin: orNull(typed.nin) };
  if (!canBeOne({ birthDate, nin }, told)) return null;
  return { name, surname, phone: phone ?? '', email, birthDate, nin, gender };
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
