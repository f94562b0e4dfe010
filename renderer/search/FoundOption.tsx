import type { ReactNode } from 'react';
import type { FoundVisit } from '#shared/contract/search.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { FoundRow } from './FoundRow.tsx';

/** What all options of the list share. */
export interface OptionProps {
  /** Of the combobox; the options' ids are made from it. */
  readonly id: string;
  /** Index of the option that Enter takes. */
  readonly at: number;
  readonly onChosen: (visit: FoundVisit) => void;
  readonly onAt: (index: number) => void;
}

export const optionId = (id: string, index: number): string => `${id}-${index}`;

interface Props extends OptionProps {
  readonly visit: FoundVisit;
  readonly index: number;
  readonly formats: Formats;
  readonly now: EpochMs;
  /** Whom the row names beside doctor and service: nobody where the head above does. */
  readonly names?: 'patient';
}

/** A visit of the list, to be chosen. */
export function FoundOption(props: Props): ReactNode {
  const { id, at, onChosen, onAt, visit, index, ...row } = props;
  return (
    <div
      id={optionId(id, index)}
      className="hit"
      role="option"
      aria-selected={index === at}
      data-visit={visit.id}
      data-coming={visit.coming}
      onMouseMove={() => onAt(index)}
      onClick={() => onChosen(visit)}
    >
      <FoundRow visit={visit} {...row} />
    </div>
  );
}
