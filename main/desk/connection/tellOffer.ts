import type { Push } from '#shared/contract/door.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { isAddService } from '#shared/domain/kinds/addService.ts';
import { isOnOffer } from '#shared/domain/kinds/decisionKinds.ts';

/** Tells the window of a decision about what a calendar offers, or about the whole calendar, whatever became of it. */
export function tellOffer(push: Push, intent: Intent): void {
  const { kind } = intent.action;
  if (kind === 'enableCalendar' || kind === 'disableCalendar')
    push('publishing.datesChanged', { addressId: intent.calendar.addressId });
  if (!isOnOffer(intent)) return;
  const { addressId } = intent.calendar;
  push('services.changed', { addressId });
  // Hours may name a new service, by its decision's mark and then by the vendor's id.
  if (isAddService(intent)) push('hours.changed', { addressIds: [addressId] });
}
