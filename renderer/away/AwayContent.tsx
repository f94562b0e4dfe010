import type { ReactNode } from 'react';
import type { Selection } from '../state/selection.ts';
import './away.css';
import { AwayPanel } from './AwayPanel.tsx';
import { AwayVisitsPanel } from './AwayVisitsPanel.tsx';
import { DayHoursPanel } from './DayHoursPanel.tsx';

interface Props {
  readonly selection: Extract<Selection, { kind: 'away' | 'dayHours' | 'awayVisits' }>;
}

/** What the panel shows where a doctor is away, or one day has other hours. */
export function AwayContent({ selection }: Props): ReactNode {
  switch (selection.kind) {
    case 'away':
      return <AwayPanel {...selection} />;
    case 'dayHours':
      return <DayHoursPanel {...selection} />;
    case 'awayVisits':
      return <AwayVisitsPanel id={selection.id} />;
  }
}
