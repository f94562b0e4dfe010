import { marketplaces, type MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { FacilityId } from '#shared/domain/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { problemOf } from '../../sync/line/problemOf.ts';
import type { Credentials, DeskParts, Endpoint } from '../ports.ts';
import { clockTolerance } from './wrongClock.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** What the vendor shows to some credentials. */
export interface Tried {
  readonly facilities: readonly { readonly id: FacilityId; readonly name: string }[];
}

/** Asks the vendor for the clinics of these credentials, and keeps nothing. */
export async function tryConnection(
  parts: Pick<DeskParts, 'connect'>,
  endpoint: Endpoint,
  locale: MarketplaceLocale,
  credentials: Credentials,
): Promise<Result<Tried, Problem>> {
  const remote = parts.connect(endpoint, credentials, () => marketplaces[locale].timeZone);
  try {
    const answer = await remote.getFacilities();
    const skew = remote.clockSkewMs();
    if (skew !== null && Math.abs(skew) > clockTolerance) {
      const minutes = Math.round(Math.abs(skew) / minuteMs);
      return err({
        kind: 'clockWrong',
        until: null,
        params: { minutes },
        details: `this clock is ${minutes} min ${skew > 0 ? 'behind' : 'ahead'}`,
      });
    }
    if (!answer.ok) return err(problemOf(answer.error));
    const facilities = answer.value.items.map(({ id, name }) => ({ id, name }));
    if (facilities.length === 0) {
      return err({ kind: 'noFacilities', until: null, params: {}, details: 'getFacilities: empty list' });
    }
    return ok({ facilities });
  } finally {
    remote.close();
  }
}
