import type { boardRequests } from '#shared/contract/board.ts';
import type { HandlersOf } from '#shared/contract/door.ts';
import { ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';

/** The day that the window watches. */
export function boardHandlers(access: SessionAccess): HandlersOf<typeof boardRequests> {
  return {
    'board.open': ({ date }) =>
      access.desk.readSoon(async (desk) =>
        ok(await desk.feed.openSoon(date ?? desk.today(), desk.view.timeZone)),
      ),
  };
}
