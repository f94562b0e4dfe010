import { expect } from 'vitest';
import { digest } from '#shared/domain/availability/digest.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import type { Published } from '#shared/domain/availability/publishedDay.ts';
import { asAddressId, asAddressServiceId, asFacilityId, asInsuranceProviderId } from '#shared/domain/ids.ts';
import { monday } from './fixed.ts';
import type { openFor } from './support.ts';

export const a1 = asAddressId('a1');
export const a2 = asAddressId('a2');
export const service = (id: string) => asAddressServiceId(id);

export const period = (start: string, end: string, id = 's1'): Period => ({
  start,
  end,
  services: [{ addressServiceId: service(id), duration: 20 }],
  insurance: 'with',
  providers: [asInsuranceProviderId('i1')],
});

export const planOf = (...periods: readonly Period[]): Plan => ({
  validFrom: '2026-01-01',
  validTo: null,
  anchorMonday: '2026-01-05',
  weeks: [{ name: 'early', days: [periods, [], [], [], [], [], []] }],
});

export const morning = [planOf(period('08:00', '12:00'))];
export const afternoon = [planOf(period('13:00', '17:00'))];

export const closed: Exception = {
  id: 'e1',
  scope: { kind: 'facility', facilityId: asFacilityId('f1') },
  from: '2026-12-24',
  to: '2026-12-26',
  reason: 'holiday',
  change: { kind: 'closed', times: null },
  note: '',
};

export const published = (date: string, change: Partial<Published> = {}): Published => {
  const periods = [
    {
      ...period('08:00', '12:00'),
      start: 1,
      end: 2,
      services: [{ addressServiceId: service('s1'), duration: 20 }],
    },
  ];
  return {
    address: a1,
    date,
    periods,
    digest: digest(change.periods ?? periods),
    sentAt: null,
    state: 'waiting',
    readBackAt: null,
    ...change,
  };
};

export const saved = (plans: readonly Plan[], staff = 'AK', at = monday) => ({ plans, staff, at });
export const nobody = { at: monday, staff: '' };

/** Puts plans in force, whatever stood there. */
export function putInForce(store: ReturnType<typeof openFor>, plans: readonly Plan[], addressId = a1): void {
  const { timetables } = store.availability;
  timetables.saveDraft(addressId, timetables.get(addressId).revision, saved(plans));
  const done = timetables.publish(addressId, timetables.get(addressId).revision, nobody);
  expect(done.kind).toBe('changed');
}
