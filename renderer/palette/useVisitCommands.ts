import { useEffect, useState } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { door } from '../state/door.ts';
import { useMinute } from '../state/now.ts';
import { openVisit, useSelection } from '../state/selection.ts';
import { makesSense, visitActions, waysOfVisit, wordOf } from '../visit/actions.ts';
import { actOnVisit } from '../visit/actOnVisit.ts';
import { nameOf } from '../visit/nameOf.ts';
import type { Command } from './command.ts';

/** The visit that is looked at: the one in the panel, or else the card with the focus. `null`: none. */
export function visitInQuestion(): string | null {
  const { selection } = useSelection.getState();
  if (selection.kind === 'visit') return selection.id;
  const item = document.activeElement?.closest<HTMLElement>('[data-item][data-state]') ?? null;
  return item?.dataset['item'] ?? null;
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
  const [visit, setVisit] = useState<VisitDetails | null>(null);
  useEffect(() => {
    if (id === null) return;
    let wanted = true;
    void door()
      .ask('visits.get', { bookingId: id })
      .then((answer) => {
        if (wanted && answer.ok) setVisit(answer.value);
      });
    return () => {
      wanted = false;
    };
  }, [id]);
  if (visit === null) return { title: '', commands: [] };
  const who = `${nameOf(visit.patient, t)} · ${formats.dayAndTime(visit.start, today)}`;
  const { selection } = useSelection.getState();
  const isOpen = selection.kind === 'visit' && selection.id === visit.id;
  return {
    title: who,
    commands: [
      ...(isOpen
        ? []
        : [
            { id: 'open', title: t('desk.keys.fixed.open'), alsoCalled: who, run: () => openVisit(visit.id) },
          ]),
      ...visitActions
        .filter((action) => makesSense(action, visit, now))
        .map((action) => ({
          id: `visit ${action}`,
          title: wordOf(action, waysOfVisit(visit, now), t),
          alsoCalled: who,
          key: action,
          run: () => void actOnVisit(action, visit.id, t),
        })),
    ],
  };
}
