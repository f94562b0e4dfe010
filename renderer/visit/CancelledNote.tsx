import type { ReactNode } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { whoIs } from '../staff/whoIs.ts';
import { useDesk } from '../state/desk.ts';
import { useToday } from '../state/day.ts';
import { historyLines } from './historyLines.ts';
import { historyWords } from './historyWords.ts';

/** Of a cancelled visit, first of all: who cancelled it, when, and why, as far as anybody said. */
export function CancelledNote({ visit }: { readonly visit: VisitDetails }): ReactNode {
  const t = useT();
  const formats = useFormats(visit.timeZone);
  const today = useToday();
  const people = useDesk((desk) => desk.staff);
  if (visit.status !== 'canceled') return null;
  const line = historyLines(visit).find(({ kind }) => kind === 'cancel' || kind === 'canceled');
  if (line === undefined) return null;
  const said = [
    historyWords(line, { t, formats, today }),
    ...(line.staff === '' ? [] : [whoIs(line.staff, people)]),
    formats.dayAndTime(line.at, today),
  ];
  return <p className="panel-cancelled selectable">{said.join(' · ')}</p>;
}
