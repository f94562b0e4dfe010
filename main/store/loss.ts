import { basename } from 'node:path';
import { mostAttempts } from '#shared/domain/intent.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Database } from './database.ts';
import type { Repositories } from './repositories.ts';
import { number } from './rows.ts';

/** What a person must be told of decisions that were acknowledged and are not in the file any more. */
export interface Loss {
  /** The name, without its folder, of the copy that is kept of the damaged file and its log; `null`: nothing is lost, or it was seen. */
  keptAs(): string | null;
  /** Somebody has read it. */
  seen(): void;
}

/** The setting that remembers it. */
export const lossSetting = 'lostDecisions';

/** The loss that this file has to tell of. */
export const loss = ({ settings }: Pick<Repositories, 'settings'>): Loss => ({
  keptAs: () => settings.get(lossSetting),
  seen: () => settings.remove(lossSetting),
});

/**
 * Takes note, in one transaction, that the newest decisions are lost. Whatever is on its way may have got further than the
 * file knows, so it counts as just having left. The outbox looks for it at the vendor's, once the vendor must be done with it,
 * before it sends it (again). If it is not there, and could still be undone when the file ends, a person is asked: the undoing
 * may be lost.
 * @param keptAs where the copy of the damaged file is
 */
export function admitLoss(
  db: Database,
  { intents, audit, settings }: Repositories,
  keptAs: string,
  at: EpochMs,
): void {
  db.transaction(() => {
    const lastKnown = number(db.prepare('SELECT ifnull(max(at), 0) AS at FROM audit').get() ?? {}, 'at');
    for (const { id, state, heldUntil, attempts } of intents.allOpen()) {
      if (state === 'refused') continue;
      const mayBeUndone = heldUntil > lastKnown;
      intents.change(
        id,
        { state: 'sending', attempts: mayBeUndone ? mostAttempts : attempts },
        { at, detail: JSON.stringify({ why: 'lostDecisions' }) },
      );
    }
    // Also the word for the witness, which from here on goes by what is in the file.
    audit.append({
      at,
      staff: '',
      kind: 'store.lostDecisions',
      addressId: null,
      bookingId: null,
      previousBookingId: null,
      intentId: null,
      detail: '{}',
    });
    settings.set(lossSetting, basename(keptAs));
  });
}
