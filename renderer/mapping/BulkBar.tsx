import type { ReactNode } from 'react';
import type { MappingRow, WantedMapping } from '#shared/contract/mapping.ts';
import type { MappingKind } from '#shared/domain/mapping/mapping.ts';
import { colourNames } from '../calendars/colours.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';
import { useOnce } from '../ui/useOnce.ts';
import type { useBulk } from './useBulk.ts';

interface Props {
  readonly kind: MappingKind;
  /** Those that are chosen, in the order of the table. */
  readonly chosen: readonly MappingRow[];
  readonly bulk: Bulk;
  readonly onArrange: () => Promise<void>;
  readonly onSettle: () => Promise<void>;
}

type Bulk = Pick<ReturnType<typeof useBulk>, 'change' | 'mayTakeBack' | 'takeBack'>;

/** Does the same with each that is chosen. */
type Each = (of: (row: MappingRow) => Omit<WantedMapping, 'id'>) => () => void;

/** What can be done with all that are chosen. It is always there, so that nothing moves when the first one is. */
export function BulkBar({ kind, chosen, bulk, onArrange, onSettle }: Props): ReactNode {
  const t = useT();
  const isDisabled = chosen.length === 0;
  const once = useOnce();
  const each: Each = (of) => () => once(() => bulk.change(chosen.map((row) => ({ id: row.id, ...of(row) }))));
  return (
    <div className="mapping-bulk" role="toolbar" aria-label={t('mapping.bulk.label')}>
      <span className="mapping-count tabular" role="status">
        {t('mapping.bulk.chosen', { count: chosen.length })}
      </span>
      <Button
        rank="quiet"
        isDisabled={isDisabled}
        onPress={each(({ id, code }) => ({ change: { code: id }, seen: { code } }))}
      >
        {t('mapping.bulk.codeFromId')}
      </Button>
      <Button
        rank="quiet"
        isDisabled={isDisabled}
        onPress={each(({ code }) => ({ change: { code: '' }, seen: { code } }))}
      >
        {t('mapping.bulk.noCode')}
      </Button>
      {kind === 'address' && <BoardActions isDisabled={isDisabled} each={each} />}
      <Button rank="quiet" onPress={() => once(onArrange)}>
        {t('mapping.bulk.arrange')}
      </Button>
      <Button
        rank="quiet"
        isDisabled={!chosen.some(({ news }) => news !== null)}
        onPress={() => once(onSettle)}
      >
        {t('mapping.bulk.seen')}
      </Button>
      <Button rank="quiet" isDisabled={!bulk.mayTakeBack} onPress={() => once(bulk.takeBack)}>
        {t('mapping.bulk.takeBack')}
      </Button>
    </div>
  );
}

/** What stands on the board: whether, and in which colour. */
function BoardActions({
  isDisabled,
  each,
}: {
  readonly isDisabled: boolean;
  readonly each: Each;
}): ReactNode {
  const t = useT();
  return (
    <>
      <Button
        rank="quiet"
        isDisabled={isDisabled}
        onPress={each(({ hidden }) => ({ change: { hidden: false }, seen: { hidden } }))}
      >
        {t('mapping.bulk.show')}
      </Button>
      <Button
        rank="quiet"
        isDisabled={isDisabled}
        onPress={each(({ hidden }) => ({ change: { hidden: true }, seen: { hidden } }))}
      >
        {t('mapping.bulk.hide')}
      </Button>
      <select
        className="mapping-match"
        aria-label={t('mapping.bulk.colour')}
        disabled={isDisabled}
        value=""
        onChange={(event) => {
          const colour = Number(event.currentTarget.value);
          each((row) => ({ change: { colour }, seen: { colour: row.colour } }))();
        }}
      >
        <option value="" disabled>
          {t('mapping.bulk.colour')}
        </option>
        {colourNames.map((word, index) => (
          <option key={word} value={index}>
            {t(`desk.calendars.colour.${word}`)}
          </option>
        ))}
      </select>
    </>
  );
}
