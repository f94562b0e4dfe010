import type { VisitDetails } from '#shared/contract/visits.ts';
import { formatsIn, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useMinute } from '../state/now.ts';
import { turnToVisit, useSelection } from '../state/selection.ts';
import { actionKinds, makesSense, type VisitAction, visitActions } from '../visit/actions/actions.ts';
import { waysOfVisit } from '../visit/actions/steps.ts';
import { actOnVisit, stepOnVisit } from '../visit/actOnVisit.ts';
import { nameOf } from '../i18n/nameOf.ts';
import { seenPlace, seenVisits } from '../visit/seenVisits.ts';
import type { Saying } from '../undo/saying.ts';
import { useVisit } from '../visit/useVisit.ts';
import type { Command } from './command.ts';

/** The visit that is looked at: the one in the panel, or else the card with the focus. `null`: none. */
export function visitInQuestion(): string | null {
  const { selection } = useSelection.getState();
  if (selection.kind === 'visit') return selection.id;
  const item = document.activeElement?.closest<HTMLElement>('[data-item][data-state]') ?? null;
  return item?.dataset['item'] ?? null;
}

/** What is pressed means the visit as the palette showed it. */
function run(action: VisitAction, visit: VisitDetails, saying: Saying): void {
  const { press } = actionKinds[action];
  if (press.kind === 'step') void stepOnVisit(press.way, visit, saying);
  else void actOnVisit(press, { id: visit.id, ...seenPlace(seenVisits.asSeen(visit.id, visit)) }, saying);
}

/** What can be done with a visit now, under its patient and time; nothing that makes no sense. */
export function useVisitCommands(id: string | null): {
  readonly title: string;
  readonly commands: readonly Command[];
} {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const now = useMinute();
  const known = useVisit(id);
  if (known.kind !== 'known') return { title: '', commands: [] };
  const { visit } = known;
  const who = `${nameOf(visit.patient, t)} · ${formatsIn(formats, visit.timeZone).dayAndTime(visit.start, today)}`;
  const { selection } = useSelection.getState();
  const isOpen = selection.kind === 'visit' && selection.id === visit.id;
  return {
    title: who,
    commands: [
      ...(isOpen
        ? []
        : [
            { id: 'open', title: t('desk.keys.fixed.open'), alsoCalled: who, run: () => turnToVisit(visit.id) },
          ]),
      ...visitActions
        .filter((action) => makesSense(action, visit, now))
        .map((action) => ({
          id: `visit ${action}`,
          title: actionKinds[action].word(waysOfVisit(visit, now), t),
          alsoCalled: who,
          key: action,
          run: () => run(action, visit, { t, formats, today }),
        })),
    ],
  };
}
