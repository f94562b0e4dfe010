import type { HoursFilePreview } from '#shared/contract/hoursFile.ts';
import type { Push } from '#shared/contract/door.ts';
import { readHoursFile, type HoursFile } from '#shared/domain/availability/hoursFile.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { clinicKeyOf } from '#shared/domain/clinicKey.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { minutesOf } from '#shared/domain/availability/clockTime.ts';
import { appendDeed } from '../appendDeed.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import type { Session } from '../session.ts';
import { daysOffOf, type DaysOff } from './importDaysOff.ts';

type Row = Extract<HoursFilePreview, { kind: 'changes' }>['calendars'][number];

/** What a file comes to by what is kept here now. */
interface Import {
  readonly madeAt: number;
  readonly rows: readonly Row[];
  readonly plans: HoursFile['plans'];
  readonly daysOff: DaysOff;
}

/** What a file would change, or what is wrong with it. Nothing is written. */
export function previewHours(clinics: readonly Session[], text: string): HoursFilePreview {
  const read = readHoursFile(text);
  switch (read.kind) {
    case 'unreadable':
      return read;
    case 'damaged':
      return { kind: 'faults', faults: [...read.faults], all: read.all };
    case 'read': {
      const { madeAt, rows, daysOff } = importOf(clinics, read.file);
      const { taken, there, left } = daysOff;
      return {
        kind: 'changes',
        madeAt,
        calendars: [...rows],
        daysOff: { taken: taken.length, there, left },
        ground: groundOf(clinics, rows, daysOff),
      };
    }
  }
}

/**
 * Makes drafts of a file's plans, all of them or none, and keeps its days off where nothing can leave the desk by that. Nothing goes to the
 * vendor: what was drafted is looked at and published like any other draft.
 * @returns how many drafts were made and days off kept; `null`: the ground is not the one that was shown, and nothing was written
 */
export function applyHours(
  clinics: readonly Session[],
  text: string,
  ground: string,
  push: Push,
): { readonly drafts: number; readonly daysOff: number } | null {
  const read = readHoursFile(text);
  if (read.kind !== 'read') return null;
  const { rows, plans, daysOff } = importOf(clinics, read.file);
  if (groundOf(clinics, rows, daysOff) !== ground) return null;
  const changing = new Set(
    rows.filter(({ is }) => is === 'new' || is === 'changed').map((row) => row.addressId),
  );
  const wanted = plans.filter(({ addressId }) => changing.has(addressId));
  within(clinics, (clinic) => {
    const own = ({ id }: { readonly id: string }): boolean => clinicKeyOf(id) === clinic.key;
    for (const { addressId, plans: drafted } of wanted.filter((one) => own({ id: one.addressId })))
      keepDraft(clinic, addressId, drafted);
    for (const exception of daysOff.taken.filter(own)) clinic.store.availability.exceptions.put(exception);
    if (daysOff.taken.some(own)) appendDeed(clinic, 'hours.exceptionKept');
  });
  push('hours.changed', { addressIds: null });
  return { drafts: wanted.length, daysOff: daysOff.taken.length };
}

/** The transactions lie within each other: what one file refuses, none of them has. */
function within(clinics: readonly Session[], write: (clinic: Session) => void): void {
  const [first, ...others] = clinics;
  first?.store.transaction(() => {
    write(first);
    within(others, write);
  });
}

/** A draft of somebody's that goes for it is told in the audit. */
function keepDraft(clinic: Session, addressId: AddressId, plans: readonly Plan[]): void {
  const { timetables } = clinic.store.availability;
  const { revision, draft } = timetables.get(addressId);
  if (draft !== null) appendDeed(clinic, 'hours.draftDiscarded', addressId);
  const kept = timetables.saveDraft(addressId, revision, {
    plans,
    staff: clinic.staff.initials(),
    at: clinic.now(),
  });
  if (kept.kind !== 'changed') throw new Error('The draft of an imported file was not kept.');
}

function importOf(clinics: readonly Session[], { madeAt, plans, exceptions }: HoursFile): Import {
  return {
    madeAt,
    rows: plans.map(({ addressId, plans: wanted }) => rowOf(clinics, addressId, wanted)),
    plans,
    daysOff: daysOffOf(clinics, exceptions),
  };
}

function rowOf(clinics: readonly Session[], addressId: AddressId, plans: readonly Plan[]): Row {
  const clinic = clinics.find(({ key }) => key === clinicKeyOf(addressId));
  const address = clinic?.store.catalogue.address(addressId) ?? null;
  const to = weekOf(plans);
  if (clinic === undefined || address === null)
    return { addressId, doctor: '', place: null, is: 'unknown', from: null, to, over: null, gone: 0 };
  const { draft, inForce } = clinic.store.availability.timetables.get(addressId);
  const now = draft?.plans ?? inForce?.plans ?? null;
  const is = now === null ? 'new' : JSON.stringify(now) === JSON.stringify(plans) ? 'same' : 'changed';
  return {
    addressId,
    doctor: doctorNameOf(clinic.store, address),
    place: address.name ?? address.street,
    is,
    from: now === null ? null : weekOf(now),
    to,
    over: draft === null || is === 'same' ? null : { staff: draft.staff, since: draft.since },
    gone: goneServices(clinic, addressId, plans),
  };
}

/** Minutes of a week by the last of the plans, on average over its weeks. */
function weekOf(plans: readonly Plan[]): number {
  const last = plans.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1);
  if (last === undefined) return 0;
  const minutes = last.weeks
    .flatMap(({ days }) => days.flat())
    .reduce((sum, { start, end }) => sum + minutesOf(end) - minutesOf(start), 0);
  return Math.round(minutes / last.weeks.length);
}

/** Services that plans name and the calendar does not offer (any more). */
function goneServices({ store }: Session, addressId: AddressId, plans: readonly Plan[]): number {
  const offered = new Set<string>(store.catalogue.addressServices(addressId).map(({ id }) => id));
  const named = new Set(
    plans
      .flatMap(({ weeks }) => weeks.flatMap(({ days }) => days.flat()))
      .flatMap(({ services }) => services.map((service) => service.addressServiceId)),
  );
  return [...named].filter((id) => !offered.has(id)).length;
}

/** What a preview was shown on, in a few characters: FNV-1a, to tell two grounds apart and no more. */
function groundOf(clinics: readonly Session[], rows: readonly Row[], daysOff: DaysOff): string {
  const revisions = rows.map(({ addressId }) => {
    const clinic = clinics.find(({ key }) => key === clinicKeyOf(addressId));
    return clinic?.store.availability.timetables.get(addressId as AddressId).revision ?? 0;
  });
  const text = JSON.stringify([rows, revisions, daysOff]);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length.toString(36)}.${(hash >>> 0).toString(36)}`;
}
