import type { SeenVisit } from '#shared/contract/visits.ts';
import type { Ways } from '../state/steps.ts';
import { takeStep } from '../undo/takeSteps.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { seenCards } from '../state/seenCards.ts';
import { useT } from '../i18n/useT.ts';
import { useKey } from '../keys/useKey.ts';
import { useToday } from '../state/day.ts';
import { thisMinute } from '../state/now.ts';
import { bringInSight, partInSight } from '../focus/inSight.ts';
import { slotsFor } from '../board/offers.ts';
import { askedService } from '../state/freeFor.ts';
import { turnTo } from '../state/selection.ts';
import { shownColumns } from '../state/shownColumns.ts';
import type { Press } from './actions/visitAction.ts';
import { actOnVisit } from './actOnVisit.ts';
import { notify } from '../undo/decide.ts';
import { nextFreeStart } from './freeStart.ts';
import { notifyWhyNot } from './whyNotWords.ts';
import { stepOfCard, cardOf } from '../state/cardSteps.ts';

/** The keys of a visit for the card or row with the focus, while no panel has them, and the key for a new visit. */
export function useCardKeys(): void {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const saying = { t, formats, today };
  const onCard = (press: Exclude<Press, { kind: 'step' }>) => () => {
    const { item } = focused();
    const place = item === null ? null : placeOf(item);
    if (place === null) return false;
    if (showsFirst()) return true;
    void actOnVisit(press, place, saying);
    return true;
  };
  /** The card itself tells where its patient stands: one key, and no question in between. */
  const onWay = (way: keyof Ways) => () => {
    const card = cardOf(document.activeElement);
    if (card === null) return false;
    if (showsFirst()) return true;
    const step = stepOfCard(card, way);
    if (step === null) {
      const { timeZone } = formatsAt(formats, focused().addressId ?? '');
      notifyWhyNot(way, { ...card, timeZone, patient: card }, saying);
    } else void takeStep({ id: card.id, patient: card }, step, t);
    return true;
  };
  useKey('next', onWay('next'));
  useKey('noShow', onWay('noShow'));
  useKey('back', onWay('back'));
  useKey('confirm', onCard({ kind: 'confirm' }));
  useKey('move', onCard({ kind: 'form', task: 'move' }));
  useKey('cancel', onCard({ kind: 'form', task: 'cancel' }));
  useKey('nextFree', () => {
    turnTo({ kind: 'nextFree', service: askedService().service ?? null });
    return true;
  });
  useKey('newVisit', () => {
    const { item, addressId } = focused();
    const { service = null } = askedService();
    const columns = shownColumns().map((column) => ({ ...column, slots: slotsFor(column, service) }));
    if (columns.length === 0) return false;
    const here = item === null ? null : startOf(item);
    const free =
      here !== null && addressId !== null
        ? { addressId, start: here }
        : nextFreeStart({ columns }, thisMinute(), addressId);
    if (free === null) notify(t('desk.keys.noFreeTime'), 'refused');
    else turnTo({ kind: 'slot', ...free, entered: null, ...askedService(), settles: null });
    return true;
  });
}

/**
 * Nothing is done to a patient whom nobody sees: where the wheel has taken what has the focus out of sight, a key only brings it back.
 * @returns true: that was done
 */
function showsFirst(): boolean {
  const item = document.activeElement?.closest('[data-item]') ?? null;
  if (item === null || partInSight(item) > leastSeen) return false;
  bringInSight(item);
  return true;
}

/** A card of which so much can be seen has its name in sight, or is known by its end. */
const leastSeen = 0.5;

/** What has the focus on the board, and in whose column. */
function focused(): { readonly item: string | null; readonly addressId: string | null } {
  const item = document.activeElement?.closest<HTMLElement>('[data-item]') ?? null;
  return {
    item: item?.dataset['item'] ?? null,
    addressId: item?.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? null,
  };
}

/** The start of a free slot by its name on the board; `null` for a visit. */
function startOf(item: string): number | null {
  const start = /^slot (\d+)$/.exec(item)?.[1];
  return start === undefined ? null : Number(start);
}

/** A visit on the board or in the list, where it stood for the eye; `null` for a free time. */
function placeOf(id: string): (SeenVisit & { readonly id: string }) | null {
  for (const { addressId, cards } of shownColumns()) {
    const card = cards.find((known) => known.id === id);
    if (card !== undefined) return { id, addressId, start: seenCards.asSeen(id, card).start };
  }
  return null;
}
