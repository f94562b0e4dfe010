import type { ShownState } from '#shared/domain/shownState.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Formats } from '#shared/messages/formats.ts';
import { servicesOf } from './offers.ts';
import type { BoardCard, BoardSlot, BoardBreak, BoardColumn } from '#shared/contract/board.ts';

/** What the cards say. One object for a board, the same until language, country or zone change. */
export interface Words {
  readonly t: Translator;
  /** `13:05` or `1:05 PM` on the clinic's clock. */
  time(at: EpochMs): string;
  readonly state: Readonly<Record<ShownState, string>>;
  /** Who, when, what, and how it stands, for ears and for the tooltip. */
  card(
    card: BoardCard,
    state: ShownState,
    waited: number | null,
    late: boolean,
    cut?: 'above' | 'below' | null,
  ): string;
  /** `12 min` */
  minutes(minutes: number): string;
  /** When, and all that can be booked then, for ears and for the tooltip. @param services of its column */
  slot(slot: BoardSlot, services: readonly string[]): string;
  /** The service of a free time, or of how many it is. */
  offer(slot: BoardSlot, services: readonly string[]): string;
  rest(rest: BoardBreak): string;
  doctor(column: BoardColumn): string;
}

/** Makes the words; what repeats from card to card (times, spans) is put together once. */
export function createWords(t: Translator, formats: Pick<Formats, 'time'>): Words {
  const times = new Map<EpochMs, string>();
  const time = (at: EpochMs): string => remember(times, at, () => formats.time(at));
  const spans = new Map<string, string>();
  const span = (from: EpochMs, to: EpochMs): string =>
    remember(spans, `${from} ${to}`, () => t('board.span', { from: time(from), to: time(to) }));
  const counts = new Map<number, string>();
  const several = (count: number): string =>
    remember(counts, count, () => t('board.freeFor.several', { count }));
  const state = {
    expected: t('board.state.expected'),
    confirmed: t('board.state.confirmed'),
    arrived: t('board.state.arrived'),
    withDoctor: t('board.state.withDoctor'),
    done: t('board.state.done'),
    noShow: t('board.state.noShow'),
    cancelled: t('board.state.cancelled'),
  };
  const marks = markWords(t);
  return {
    t,
    time,
    state,
    minutes: (minutes) => t('app.waiting.minutes', { minutes }),
    card: (card, shown, waited, late, cut) =>
      joined(
        card.surname,
        card.name,
        span(card.start, card.end),
        cut === 'above' && marks.began,
        card.serviceName,
        state[shown],
        waited !== null && t('arrivals.waits', { minutes: waited }),
        late && t('app.waiting.late'),
        card.needsPerson && marks.needsPerson,
        card.notSent && marks.notSent,
        card.online && marks.online,
        card.hasComment && marks.comment,
      ),
    slot: (slot, services) =>
      joined(t('board.free', { time: time(slot.start) }), ...servicesOf(slot, services)),
    offer: (slot, services) => {
      const names = servicesOf(slot, services);
      return names.length > 1 ? several(names.length) : (names[0] ?? '');
    },
    rest: (rest) =>
      joined(
        rest.description ?? t('board.break'),
        span(rest.since, rest.till),
        rest.needsPerson && marks.needsPerson,
        rest.notSent && marks.notSent,
      ),
    doctor: (column) => [column.doctorName, column.doctorSurname].filter((part) => part !== '').join(' '),
  };
}

const markWords = (t: Translator) => ({
  online: t('board.mark.online'),
  comment: t('board.mark.comment'),
  notSent: t('board.mark.notSent'),
  needsPerson: t('board.mark.needsPerson'),
  began: t('board.mark.began'),
});

function joined(...parts: readonly (string | null | false)[]): string {
  return parts.filter((part) => part !== null && part !== false && part !== '').join(', ');
}

/** Several days of a large clinic; a window that is never closed sees many more. */
const mostRemembered = 5_000;

function remember<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  if (known.size >= mostRemembered) known.clear();
  known.set(key, made);
  return made;
}
