import { useStore } from 'zustand';
import { boardStore } from '../state/boardStore.ts';
import type { ShownColumn } from '../state/boardDelta.ts';
import { offeredServices } from '../board/offers.ts';
import { useFreeTimesFor } from '../board/useFreeTimesFor.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDrafts } from '../state/drafts.ts';
import { turnTo } from '../state/selection.ts';
import { showView, useShownView } from '../state/shownView.ts';
import { nameOf } from '../i18n/nameOf.ts';
import { chooseWeekDoctor } from '../week/weekDoctor.ts';
import type { Command } from './command.ts';
import { keyed } from './keyed.ts';

/** Ways to another day, or to a new visit. */
export function useGoing(): readonly Command[] {
  const t = useT();
  return [
    ...(['today', 'previousDay', 'nextDay', 'newVisit', 'nextFree', 'search'] as const).map((name) =>
      keyed(t, name),
    ),
    ...(['newBreak', 'dayHours', 'away'] as const).map((name) => ({ ...keyed(t, name), onlyTyped: true })),
  ];
}

/** New visits that were begun: also those whose time has gone from the board. */
export function useDraftCommands(): readonly Command[] {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const drafts = useDrafts((state) => state.drafts);
  return [...drafts].map(([key, { addressId, start, settles, typed }]) => ({
    id: `draft ${key}`,
    title: t('visit.draft.open', {
      patient: nameOf(typed, t),
      time: formatsAt(formats, addressId).dayAndTime(start, today),
    }),
    run: () => turnTo({ kind: 'slot', addressId, start, entered: null, settles }),
  }));
}

/** The free times of the board for one service, or for all again. */
export function useFreeTimeCommands(): readonly Command[] {
  const t = useT();
  const columns = useStore(boardStore(), (board) => board.day?.columns ?? noColumns);
  const { service, show } = useFreeTimesFor(columns);
  const onBoard = useShownView(({ view }) => view === 'day' || view === 'week');
  const choose: Command = { ...keyed(t, 'freeFor'), title: t('board.freeFor.choose') };
  const off: Command = { ...keyed(t, 'freeFor'), title: t('board.freeFor.showAll') };
  return [
    ...(onBoard ? [service === null ? choose : off] : []),
    ...offeredServices(columns, 0)
      .filter(({ name }) => name !== service)
      .map(({ name }) => ({
        id: `freeFor ${name}`,
        title: t('board.freeFor.one', { service: name }),
        onlyTyped: true,
        run: () => {
          if (!onBoard) showView('day');
          show(name);
        },
      })),
  ];
}

const noColumns: readonly ShownColumn[] = [];

/** A column of the board for each doctor's calendar. */
export function useDoctors(): readonly Command[] {
  const day = useStore(boardStore(), (board) => board.day);
  return (day?.columns ?? []).map(
    ({ addressId, doctorName, doctorSurname, facilityName, specialization }) => ({
      id: `doctor ${addressId}`,
      title: `${doctorName} ${doctorSurname}`.trim(),
      alsoCalled: `${facilityName} ${specialization ?? ''}`,
      onlyTyped: true,
      run: () => goToColumn(addressId),
    }),
  );
}

/** Brings a calendar into sight, with the focus on its first visit or free time; where a week is shown, the week of that one. */
function goToColumn(addressId: string): void {
  if (useShownView.getState().view === 'week') {
    chooseWeekDoctor(addressId);
    return;
  }
  const column = document.querySelector(`[data-column="${CSS.escape(addressId)}"]`);
  column?.scrollIntoView({ inline: 'center', block: 'nearest' });
  column?.querySelector<HTMLElement>('[data-item]')?.focus({ preventScroll: true });
}
