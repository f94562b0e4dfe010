import { cardOf, waysOfCard } from '../arrivals/useStepping.ts';
import type { Ways } from '../arrivals/steps.ts';
import { takeStep } from '../arrivals/takeSteps.ts';
import { useT } from '../i18n/useT.ts';
import { useKey } from '../keys/useKey.ts';
import { thisMinute } from '../state/now.ts';
import { slotsFor } from '../board/offers.ts';
import { askedService } from '../state/freeFor.ts';
import { select } from '../state/selection.ts';
import { shownColumns } from '../week/shownColumns.ts';
import type { VisitAction } from './actions.ts';
import { actOnVisit } from './actOnVisit.ts';
import { tell } from './decide.ts';
import { nextFreeStart } from './freeStart.ts';

/** The keys of a visit for the card or row with the focus, while no panel has them, and the key for a new visit. */
export function useCardKeys(): void {
  const t = useT();
  const onCard = (action: VisitAction) => () => {
    const { item } = focused();
    if (item === null || startOf(item) !== null) return false;
    void actOnVisit(action, item, t);
    return true;
  };
  /** The card itself tells where its patient stands: one key, and no question in between. */
  const onWay = (way: keyof Ways) => () => {
    const card = cardOf(document.activeElement);
    if (card === null) return false;
    const to = waysOfCard(card, Date.now())[way];
    if (to === null) tell(t('desk.keys.notNow', { what: t(`desk.keys.name.${way}`) }), 'refused');
    else void takeStep({ id: card.id, patient: card }, to, t);
    return true;
  };
  useKey('next', onWay('next'));
  useKey('noShow', onWay('noShow'));
  useKey('back', onWay('back'));
  useKey('confirm', onCard('confirm'));
  useKey('move', onCard('move'));
  useKey('cancel', onCard('cancel'));
  useKey('nextFree', () => {
    select({ kind: 'nextFree', service: askedService().service ?? null });
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
    if (free === null) tell(t('desk.keys.noFreeTime'), 'refused');
    else select({ kind: 'slot', ...free, entered: null, ...askedService(), settles: null });
    return true;
  });
}

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
