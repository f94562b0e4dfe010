import type { HandlersOf } from '#shared/contract/door.ts';
import type { weekRequests } from '#shared/contract/week.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import { ok } from '#shared/result.ts';
import { zoneAt } from '../calendars/zones.ts';
import type { SessionAccess } from '../sessionAccess.ts';

/** The week that the window watches. */
export function weekHandlers(access: SessionAccess): HandlersOf<typeof weekRequests> {
  return {
    'week.open': ({ addressId, from }) =>
      access.desk.read((desk) =>
        ok(
          desk.week.open(addressId === null ? null : asAddressId(addressId), from, (shown) =>
            zoneAt(desk, shown),
          ),
        ),
      ),
    'week.close': () => {
      access.current()?.week.close();
      return Promise.resolve(ok(null));
    },
  };
}
