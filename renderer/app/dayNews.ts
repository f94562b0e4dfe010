import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { isShown } from '../state/shown.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/** Something that happened to a visit of today without anybody at this desk, or that now needs somebody at it. */
export interface DayEvent {
  readonly kind: 'attention' | 'late' | 'cancelled' | 'moved' | 'gone';
  /** The booking's id, or the intent's. */
  readonly id: string;
  readonly patient: string;
  /** When the visit is or was; empty where that is not said. */
  readonly time: string;
}

/** Only what is compared, so that the board's own richer day fits too. */
interface Day {
  readonly columns: readonly { readonly addressId: string; readonly cards: readonly BoardCard[] }[];
}

/** A visit that patients, doctors or other desks have changed. `to`: as it is now; `null`: it is not on this day any more. */
export interface ChangedVisit {
  readonly kind: 'cancelled' | 'moved' | 'gone';
  readonly was: BoardCard;
  readonly to: BoardCard | null;
}

/**
 * What others have cancelled or moved between two states of one day. What is not sent yet was decided here. A visit that only got
 * another id is none; visits that are over, and calendars that are hidden now, are nobody's news.
 */
export function changedElsewhere(before: Day, after: Day, now: EpochMs): ChangedVisit[] {
  const columns = new Set(after.columns.map(({ addressId }) => addressId));
  const old = before.columns.filter(({ addressId }) => columns.has(addressId)).flatMap(({ cards }) => cards);
  const known = new Set(old.map(({ id }) => id));
  const is = new Map(after.columns.flatMap(({ cards }) => cards).map((card) => [card.id, card]));
  const came = [...is.values()].filter((card) => !known.has(card.id) && isShown(card));
  return old.flatMap((was): ChangedVisit[] => {
    if (was.status !== 'booked' || was.notSent || was.end <= now) return [];
    const to = is.get(was.id);
    if (to?.notSent === true) return [];
    if (to?.status === 'booked') return to.start === was.start ? [] : [{ kind: 'moved', was, to }];
    const twin = came.find(
      ({ surname, name, serviceName }) =>
        surname === was.surname && name === was.name && serviceName === was.serviceName,
    );
    if (twin !== undefined) return twin.start === was.start ? [] : [{ kind: 'moved', was, to: twin }];
    return [{ kind: to === undefined ? 'gone' : 'cancelled', was, to: null }];
  });
}

const order = ['attention', 'late', 'cancelled', 'moved', 'gone'] as const;

/** One sentence for each kind, what needs somebody first; several of a kind are a number. @param limit minutes */
export const wordsOf = (events: readonly DayEvent[], limit: number, t: Translator): string =>
  order
    .flatMap((kind) => {
      const own = events.filter((event) => event.kind === kind);
      const [first] = own;
      if (first === undefined) return [];
      return [
        t(`app.events.${kind}`, { count: own.length, patient: first.patient, time: first.time, limit }),
      ];
    })
    .join('. ');
