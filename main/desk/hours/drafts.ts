import type { Push } from '#shared/contract/door.ts';
import type { DraftChanged } from '#shared/contract/hours.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import type { TimetableChange } from '../../sync/availabilityStore.ts';
import { appendDeed } from '../appendDeed.ts';
import type { Session } from '../session.ts';
import { calendarHours } from './calendarHours.ts';
import { renamedPlans } from '../calendars/renamed.ts';

type Clinic = Pick<Session, 'store' | 'view' | 'now' | 'own' | 'staff'>;

interface AsSeen {
  readonly addressId: string;
  /** The revision that was on the screen. */
  readonly seen: number;
}

/** Keeps what was edited, in the name of whoever is at the desk. Of two who saw the same, the second writes nothing. */
export const saveDraft = (
  clinic: Clinic,
  { addressId, seen, plans }: AsSeen & { readonly plans: readonly Plan[] },
  push: Push,
): DraftChanged =>
  changed(clinic, addressId, push, (id) =>
    clinic.store.availability.timetables.saveDraft(id, seen, {
      plans: renamedPlans(clinic.store, id, plans),
      staff: clinic.staff.initials(),
      at: clinic.now(),
    }),
  );

/** Goes back to what is in force. Where nothing waits, that is done already. */
export const discardDraft = (clinic: Clinic, { addressId, seen }: AsSeen, push: Push): DraftChanged =>
  changed(clinic, addressId, push, (id) =>
    clinic.store.transaction(() => {
      const change = clinic.store.availability.timetables.discardDraft(id, seen);
      if (change.kind === 'changed') appendDeed(clinic, 'hours.draftDiscarded', id);
      return change;
    }),
  );

function changed(
  clinic: Clinic,
  addressId: string,
  push: Push,
  change: (id: AddressId) => TimetableChange,
): DraftChanged {
  const id = asAddressId(addressId);
  if (clinic.store.catalogue.address(id) === null) return { kind: 'gone' };
  const { kind } = change(id);
  const hours = calendarHours(clinic, id);
  if (hours === null) return { kind: 'gone' };
  if (kind === 'notChanged') return { kind: 'changedMeanwhile', hours };
  push('hours.changed', { addressIds: [addressId] });
  return { kind: 'saved', hours };
}
