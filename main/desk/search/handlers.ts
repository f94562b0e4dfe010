import type { HandlersOf } from '#shared/contract/door.ts';
import type { searchRequests } from '#shared/contract/search.ts';
import type { Clock } from '#shared/ports.ts';
import { ok } from '#shared/result.ts';
import { customsOf, type CustomsParts } from '../calendars/customs.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { knownPatients } from './knownPatients.ts';
import { foundOfAll, knownOfAll } from './ofAllClinics.ts';
import { searchPatients } from './search.ts';

export function searchHandlers(
  access: SessionAccess,
  parts: CustomsParts & { readonly clock: Clock },
): HandlersOf<typeof searchRequests> {
  const { clock } = parts;
  return {
    'search.patients': async ({ query }) => {
      const found = await access.askEach((session) =>
        searchPatients(session, query, customsOf(session, parts), clock.now()),
      );
      return found.ok ? ok(foundOfAll(found.value)) : found;
    },
    'search.known': async ({ query }) => {
      const known = await access.askEach((session) =>
        knownPatients(session, query, customsOf(session, parts), clock.now()),
      );
      return known.ok ? ok(knownOfAll(known.value)) : known;
    },
  };
}
