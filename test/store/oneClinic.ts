import { asAddressId, asFacilityId } from '#shared/domain/ids.ts';

export const f1 = asFacilityId('f1');
export const a1 = asAddressId('a1');
export const a2 = asAddressId('a2');
