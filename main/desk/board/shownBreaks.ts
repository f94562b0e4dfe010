import type { AddressId, BreakId } from '#shared/domain/ids.ts';
import { projectBreaks } from '#shared/domain/project.ts';
import type { Break } from '#shared/domain/schedule.ts';
import type { ShownBreak } from '#shared/domain/shownBreak.ts';
import type { Window } from '#shared/time/zone.ts';
import type { DeskReads } from '../deskReads.ts';

type Store = Pick<DeskReads, 'intents' | 'schedule'>;

/** The breaks of these calendars that lie in a window, if only in part, with what is on its way laid over them. By their beginning. */
export function breaksShown(store: Store, ids: readonly AddressId[], window: Window): ShownBreak[] {
  const copies = store.schedule.breaksInWindow(ids, window);
  const intents = store.intents.open(ids);
  const known = new Set<BreakId>(copies.map(({ id }) => id));
  // What a decision brings here lies elsewhere in the copy.
  const arriving = intents.flatMap(({ action }): Break[] => {
    if (action.kind !== 'moveBreak' || known.has(action.breakId)) return [];
    known.add(action.breakId);
    const copy = store.schedule.break(action.breakId);
    return copy === null ? [] : [copy];
  });
  return projectBreaks([...copies, ...arriving], intents)
    .filter(({ since, till }) => since < window.to && till > window.from)
    .sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
}

/** One break as it is shown, by whatever id it goes now; `null`: there is none. */
export function breakShown(store: Store, addressId: AddressId, id: BreakId): ShownBreak | null {
  const copy = store.schedule.break(id);
  const shown = projectBreaks(
    copy === null ? [] : [copy],
    store.intents.open([copy?.addressId ?? addressId]),
  );
  return shown.find((pause) => pause.id === id) ?? null;
}
