import { asAddressId } from '#shared/domain/ids.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { problemOf } from '../../sync/line/problemOf.ts';
import { hoursNotRead } from '../hoursNotRead.ts';
import type { Session } from '../session.ts';
import type { SessionAccess } from '../sessionAccess.ts';

/** So often what was read is read again because somebody has cancelled meanwhile. */
const mostTries = 5;

/**
 * Does what depends on a calendar's hours as the marketplace has them: visits, breaks and free times are read together first, and nothing is
 * done where they cannot be. A copy whose parts are of different moments has holes where a visit came or went in between.
 * @param by `change`: it is a person's decision
 * @param staff initials of whoever was at the desk when it was pressed
 */
export async function atOneMoment<T>(
  access: Pick<SessionAccess, 'ofId'>,
  addressId: string,
  by: 'read' | 'change',
  work: (session: Session, staff: string) => T,
): Promise<Result<T, Problem>> {
  let staff: string | null = null;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const read = await access.ofId(addressId).readSoon(async (session) => {
      staff ??= session.staff.initials();
      // A first copy on its way has used up what the marketplace bears: a press would wait for minutes.
      const problem = hoursNotRead(session, asAddressId(addressId));
      if (problem !== null) return err(problem);
      const moment = await session.sync.publishing.readOneMoment(asAddressId(addressId));
      return moment.ok ? ok({ moment: moment.value, staff }) : err(problemOf(moment.error));
    });
    if (!read.ok) return read;
    const { moment, staff: who } = read.value;
    const done = await access
      .ofId(addressId)
      [by]((session): Result<{ readonly value: T } | null, Problem> => {
        const problem = hoursNotRead(session, asAddressId(addressId));
        if (problem !== null) return err(problem);
        return ok(moment.holds() ? { value: work(session, who) } : null);
      });
    if (!done.ok) return done;
    if (done.value !== null) return ok(done.value.value);
  }
  return err({ kind: 'hoursNotRead', until: null, params: {}, details: 'visits went while slots were read' });
}
