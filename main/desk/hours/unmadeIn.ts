import type { HoursView } from '#shared/contract/hours.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import type { AddressServiceId } from '#shared/domain/ids.ts';
import type { DeskStore } from '../deskStore.ts';
import { unmadeService } from '../unmadeService.ts';

/** Services that hours name and that nobody is adding (any more): dates that use one wait for ever. In the order of their names. */
export function unmadeIn(
  store: Pick<DeskStore, 'intents'>,
  plans: readonly Plan[],
  exceptions: readonly Exception[],
): HoursView['unmade'] {
  const ids = new Set<AddressServiceId>();
  const note = (periods: readonly Period[]): void => {
    for (const { services } of periods) for (const service of services) ids.add(service.addressServiceId);
  };
  for (const { weeks } of plans) for (const { days } of weeks) days.forEach(note);
  for (const { change } of exceptions)
    if ((change.kind === 'replaced' || change.kind === 'extra') && change.hours.kind === 'periods')
      note(change.hours.periods);
  return [...ids]
    .flatMap((addressServiceId) => {
      const unmade = unmadeService(store, addressServiceId);
      return unmade === null ? [] : [{ addressServiceId, ...unmade }];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
