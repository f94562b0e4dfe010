import { z } from 'zod';
import type { LastAwayDecision } from '#shared/contract/undo.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import type { AuditKind } from '#shared/domain/auditKind.ts';
import type { Away } from '#shared/domain/away.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { isAsLeft } from '../away/back.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { saidZoneAt } from '../calendars/zones.ts';
import type { Session } from '../session.ts';

/** What the audit calls decisions about some dates. */
export const awayKinds: readonly AuditKind[] = ['hours.closedAway', 'hours.changedDay'];

export const isAwayDeed = ({ kind }: Pick<AuditEntry, 'kind'>): boolean =>
  awayKinds.some((known) => known === kind);

const detail = z.object({ away: z.string() });

/** A decision about some dates as the last one; `null`: it was taken back. */
export function lastOfAway(session: Session, deed: AuditEntry): Omit<LastAwayDecision, 'freely'> | null {
  const { store } = session;
  const id = idIn(deed);
  const away = id === null ? null : store.away.get(id);
  if (away === null) return null;
  const { kind, at, addressId, addressIds, from, to, fromTime, toTime } = away;
  return {
    ...{ about: 'away', deed: kind, at, from, to, fromTime, toTime },
    calendars: Math.max(1, addressIds.length),
    doctorName: doctorNameOf(store, store.catalogue.address(addressId)),
    ...saidZoneAt(session, addressId),
    way: wayOf(session, away),
  };
}

function wayOf(session: Session, away: Away): LastAwayDecision['way'] {
  if (away.to < session.today()) return { kind: 'none', why: 'over' };
  return isAsLeft(session.store, away)
    ? { kind: 'awayBack', awayId: away.id }
    : { kind: 'none', why: 'changed' };
}

/** Whether a decision about a break goes with one about dates, which is told of in its place. */
export const goesWithAway = (session: Session, { id, bundle }: Pick<Intent, 'id' | 'bundle'>): boolean =>
  session.store.away
    .since(session.today())
    .some((away) => away.bundle !== null && away.bundle === (bundle ?? id));

function idIn({ detail: text }: Pick<AuditEntry, 'detail'>): string | null {
  try {
    return detail.safeParse(JSON.parse(text)).data?.away ?? null;
  } catch {
    return null;
  }
}
