import type { ReactNode } from 'react';
import type { LocalDate } from '#shared/time/zone.ts';
import { ageShown, newestRead } from './age.ts';
import { type Band, endsOf } from '../state/bands.ts';
import type { ShownColumn } from '../state/boardDelta.ts';
import type { ColumnWords } from './columnWords.ts';
import { Head } from './Head.tsx';
import type { Words } from './words.ts';

interface HeadsProps {
  readonly date: LocalDate;
  readonly columns: readonly ShownColumn[];
  /** The facilities over the columns; none: each column says its own, where there are several. */
  readonly bands: readonly Band[];
  readonly words: Words;
  readonly wordsOf: (facilityId: string) => ColumnWords;
}

/** What stays over the day: whose columns these are, and under which facility they stand. */
export function Heads({ date, columns, bands, words, wordsOf }: HeadsProps): ReactNode {
  const newest = newestRead(columns);
  const ends = endsOf(bands);
  const withFacility =
    bands.length === 0 && new Set(columns.map(({ facilityName }) => facilityName)).size > 1;
  return (
    <div role="rowgroup" className="board-top">
      {bands.length > 0 && <Bands bands={bands} words={words} />}
      <div role="row" className="board-heads">
        <div role="columnheader" className="board-corner" aria-colindex={1}>
          <span className="visually-hidden">{words.t('board.time')}</span>
        </div>
        {columns.map((column, index) => (
          <Head
            key={column.addressId}
            column={column}
            index={index}
            date={date}
            withFacility={withFacility}
            endsFacility={ends.has(index)}
            age={ageShown(column, newest)}
            {...wordsOf(column.facilityId)}
          />
        ))}
      </div>
    </div>
  );
}

/** The facilities as headers that span their columns; a name stays in sight as long as one of its columns is. */
function Bands({ bands, words }: Pick<HeadsProps, 'bands' | 'words'>): ReactNode {
  return (
    <div role="row" className="board-bands">
      <div role="columnheader" className="board-corner" aria-colindex={1}>
        <span className="visually-hidden">{words.t('board.facility')}</span>
      </div>
      {bands.map(({ facilityId, name, first, columns }, index) => (
        <div
          key={facilityId}
          role="columnheader"
          className="board-band"
          aria-colindex={first + 2}
          aria-colspan={columns}
          data-ends-facility={index < bands.length - 1 || undefined}
          style={{ gridColumn: `span ${columns}` }}
          title={name}
        >
          <span className="band-name">{name}</span>
        </div>
      ))}
    </div>
  );
}
