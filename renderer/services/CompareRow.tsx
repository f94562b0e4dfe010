import type { ReactNode } from 'react';
import type { Offer } from '#shared/contract/services.ts';
import type { Offered, ServiceRow } from '#shared/domain/services/sideBySide.ts';
import type { TermName } from '#shared/domain/services/terms.ts';
import { Button } from '../ui/Button.tsx';
import { termText } from './termWords.ts';
import { useTermWords } from './useTermWords.ts';

interface Props {
  readonly row: ServiceRow;
  readonly offers: readonly Offer[];
  /** The others become as it is in the calendar at this place. */
  readonly onLevel: (at: number) => void;
}

/** What is always told of a service; the rest only where it differs. */
const always: readonly TermName[] = ['duration', 'price'];

/** One service in each of a doctor's calendars. */
export function CompareRow({ row, offers, onLevel }: Props): ReactNode {
  const { t } = useTermWords();
  const isUnlike = row.differs.length > 0 || row.cells.includes(null);
  const [first] = row.cells.filter((cell) => cell !== null);
  return (
    <tr>
      <th scope="row">
        {row.name}
        {first !== undefined && first.name !== row.name && (
          <span className="meta services-second">{first.name}</span>
        )}
      </th>
      {row.cells.map((cell, at) => (
        <td key={offers[at]?.addressId ?? at} data-missing={cell === null || undefined}>
          {cell === null ? (
            <span>{t('services.compare.missing')}</span>
          ) : (
            <>
              <Terms cell={cell} row={row} />
              {isUnlike && (
                <Button
                  rank="quiet"
                  onPress={() => onLevel(at)}
                  aria-label={`${t('services.compare.like')}: ${row.name}, ${offers[at]?.place ?? ''}`}
                >
                  {t('services.compare.like')}
                </Button>
              )}
            </>
          )}
        </td>
      ))}
    </tr>
  );
}

function Terms({ cell, row }: { readonly cell: Offered; readonly row: ServiceRow }): ReactNode {
  const words = useTermWords();
  const names = [...new Set([...always, ...row.differs])].filter((name) => name !== 'priceFrom');
  const differs = (name: TermName): boolean =>
    row.differs.includes(name) || (name === 'price' && row.differs.includes('priceFrom'));
  return (
    <ul className="services-terms">
      {names.map((name) => (
        <li key={name} data-differs={differs(name) || undefined} data-term={name}>
          {termText(name, cell.terms, words) || words.t('services.noText')}
        </li>
      ))}
    </ul>
  );
}
