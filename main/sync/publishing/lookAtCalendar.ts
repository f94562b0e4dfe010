import type { AddressId } from '#shared/domain/ids.ts';
import type { ReadKind } from '#shared/domain/readWindow.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Result } from '#shared/result.ts';
import { calendarOf, type DateRange } from '../hours/keptHours.ts';
import { lookAt } from '../hours/look.ts';
import type { PublishingContext } from './context.ts';

/** Reads dates of a calendar that is in the catalogue. @param reading whose share of the calls it uses */
export function look(
  context: PublishingContext,
  address: AddressId,
  kinds: readonly ReadKind[],
  dates: DateRange,
  reading: PublishingContext['reading'],
): Promise<Result<null, RemoteError>> {
  const found = context.store.catalogue.address(address);
  if (found === null) throw new Error('A calendar that is not in the catalogue is not looked at.');
  return lookAt(context, reading, calendarOf(found), kinds, dates);
}
