import type { activityRequests } from '#shared/contract/activity.ts';
import type { HandlersOf } from '#shared/contract/door.ts';
import type { Clock } from '#shared/ports.ts';
import { customsOf, type CustomsParts } from '../calendars/customs.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { activityOfAll } from './ofAllClinics.ts';

export function activityHandlers(
  access: SessionAccess,
  parts: CustomsParts & { readonly clock: Clock },
): HandlersOf<typeof activityRequests> {
  return {
    'activity.get': (wanted) =>
      activityOfAll(access, wanted, (session) => customsOf(session, parts), parts.clock.now()),
  };
}
