import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { renamedInChange, renamedInPlans } from '#shared/domain/availability/serviceOnItsWay.ts';
import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import type { DeskStore } from '../deskStore.ts';

type Renames = Pick<DeskStore, 'availability'>;

/** Plans of a screen on which a service may still stand by the id that it had before. */
export const renamedPlans = (
  { availability }: Renames,
  addressId: AddressId,
  plans: readonly Plan[],
): readonly Plan[] => availability.renamesOf(addressId).reduce(renamedInPlans, plans);

/** The same of an exception. */
export function renamedException({ availability }: Renames, exception: Exception): Exception {
  const { scope, change } = exception;
  if (scope.kind !== 'address') return exception;
  const after = availability.renamesOf(asAddressId(scope.addressId)).reduce(renamedInChange, change);
  return after === change ? exception : { ...exception, change: after };
}
