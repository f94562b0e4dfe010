import type { Break, Slot, SlotService } from '#shared/domain/schedule.ts';
import { asAddressServiceId, asBreakId, type AddressId } from '#shared/domain/ids.ts';
import type { Other } from '#shared/domain/unknown.ts';
import { err, type Result } from '#shared/result.ts';
import { fieldsOf } from './fields.ts';
import { itemsOf } from './list.ts';
import { readCode, readKnown, readMinutes, readText } from './scalars.ts';

/** Whether an address takes bookings at all. */
export type CalendarStatus = 'enabled' | 'disabled' | Other;

export function readCalendarStatus(raw: unknown): Result<CalendarStatus, string> {
  const fields = fieldsOf(raw);
  const status = readKnown(fields.get('status'), ['enabled', 'disabled'] as const);
  return status === null ? err('status: is missing') : fields.done(status);
}

export function readBreak(raw: unknown, addressId: AddressId): Result<Break, string> {
  const fields = fieldsOf(raw);
  const since = fields.instant('since');
  const till = fields.instant('till');
  if (till < since) fields.complain('till', 'is before since');
  return fields.done({
    id: asBreakId(fields.id('id')),
    addressId,
    since,
    till,
    description: readText(fields.get('description')),
  });
}

/** A slot tells no end (API.md §5.1). Services that cannot be read are left out: the start is what matters. */
export function readSlot(raw: unknown, addressId: AddressId): Result<Slot, string> {
  const fields = fieldsOf(raw);
  const services = itemsOf(fields.get('address_services')).map(readSlotService);
  return fields.done({
    addressId,
    start: fields.instant('start'),
    services: services.filter((service) => service !== null),
  });
}

function readSlotService(raw: unknown): SlotService | null {
  const fields = fieldsOf(raw);
  const id = readCode(fields.get('id') ?? fields.get('address_service_id'));
  return id === null
    ? null
    : { addressServiceId: asAddressServiceId(id), duration: readMinutes(fields.get('duration')) };
}
