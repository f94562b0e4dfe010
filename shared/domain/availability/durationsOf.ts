import type { AddressServiceId } from '../ids.ts';
import type { Published } from './publishedDay.ts';

/** How long services take by the clinic's own word. Minutes. */
export type OwnDurations = ReadonlyMap<AddressServiceId, number>;

interface Timed {
  readonly id: AddressServiceId;
  /** Minutes; `null`: nobody knows. */
  readonly duration: number | null;
}

/**
 * How long a calendar's services take, for hours that follow them: by the clinic's own word, else as they were published last here, else
 * as the vendor told. What somebody changes at the marketplace must not change hours that stand. Minutes; `null`: nobody knows.
 * @param published tells days of the calendar, of any dates: asked where the clinic has said nothing
 */
export function durationsOf(
  published: () => readonly PublishedTimes[],
  services: readonly Timed[],
  own: OwnDurations,
): (id: AddressServiceId) => number | null {
  let last: ReadonlyMap<AddressServiceId, Sent> | null = null;
  const told = new Map(services.map(({ id, duration }) => [id, duration]));
  return (id) => own.get(id) ?? (last ??= lastOf(published())).get(id)?.duration ?? told.get(id) ?? null;
}

type PublishedTimes = Pick<Published, 'periods' | 'sentAt'>;
type Sent = { readonly duration: number; readonly sentAt: number };

/** How long each service was when it was published last. */
function lastOf(published: readonly PublishedTimes[]): ReadonlyMap<AddressServiceId, Sent> {
  const last = new Map<AddressServiceId, Sent>();
  for (const { periods, sentAt } of published)
    for (const period of periods)
      for (const { addressServiceId, duration } of period.services)
        if ((last.get(addressServiceId)?.sentAt ?? -1) < (sentAt ?? 0))
          last.set(addressServiceId, { duration, sentAt: sentAt ?? 0 });
  return last;
}
