import { type ReactNode, useRef, useState } from 'react';
import type { MappingRow } from '#shared/contract/mapping.ts';
import type { MappingKind } from '#shared/domain/mapping/mapping.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';
import { BulkBar } from './BulkBar.tsx';
import type { Looked } from './chosenRows.ts';
import { MappingTable } from './MappingTable.tsx';
import type { RowActions } from './MappingTableRow.tsx';
import { useBulk } from './useBulk.ts';
import { useListed } from './useListed.ts';
import type { MappingActions } from './useMapping.ts';
import { useMatch } from './useMatch.ts';

interface Props {
  readonly kind: MappingKind;
  readonly mapping: MappingActions;
  readonly looked: Looked;
}

const noRows: readonly MappingRow[] = [];

/** The table of a kind with what is chosen in it, and what can be done with that. */
export function MappedRows({ kind, mapping, looked }: Props): ReactNode {
  const t = useT();
  const { view } = mapping;
  const all = view?.kind === kind ? view.rows : noRows;
  const rows = useListed(all, looked);
  const { chosen, choose, chooseAll } = useChosen(rows);
  const chosenRows = rows.filter(({ id }) => chosen.has(id));
  const bulk = useBulk(mapping, all);
  const matching = useMatch(mapping);
  const actions: RowActions = {
    choose,
    change: mapping.change,
    settle: (id) => mapping.settle([id]),
    match: matching.match,
    tell: matching.tell,
    pasteLines: (row, part, lines) => {
      const from = rows.indexOf(row);
      const wanted = rows.slice(from, from + lines.length).map((one, index) => ({
        id: one.id,
        change: { [part]: lines[index] ?? '' },
        seen: { [part]: one[part] },
      }));
      void bulk.change(wanted);
    },
  };
  return (
    <>
      <BulkBar
        kind={kind}
        chosen={chosenRows}
        bulk={bulk}
        onArrange={() => mapping.arrange(byName(all))}
        onSettle={() => mapping.settle(chosenRows.flatMap(({ id, news }) => (news === null ? [] : [id])))}
      />
      <MappingTable
        kind={kind}
        rows={rows}
        chosen={chosen}
        actions={actions}
        onChooseAll={chooseAll}
        none={
          view?.kind === kind
            ? t(all.length === 0 ? `mapping.none.${kind}` : 'mapping.noneFound')
            : t('mapping.reading')
        }
      />
      {bulk.refused !== null && <Said words={bulk.refused} isRefused onSeen={bulk.seen} />}
      {bulk.refused === null && matching.came !== null && <Said {...matching.came} onSeen={matching.seen} />}
    </>
  );
}

interface SaidProps {
  readonly words: string;
  readonly isRefused: boolean;
  readonly onSeen: () => void;
}

/** What came of the last press, over the foot of the table until it was read. */
function Said({ words, isRefused, onSeen }: SaidProps): ReactNode {
  const t = useT();
  return (
    <div className="mapping-refused" data-refused={isRefused} role={isRefused ? 'alert' : 'status'}>
      <p>{words}</p>
      <Button onPress={onSeen}>{t('problem.seen')}</Button>
    </div>
  );
}

/** Which rows are chosen; with Shift all from the one before. */
function useChosen(rows: readonly MappingRow[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  return {
    chosen,
    choose: (id: string, isChosen: boolean, span: boolean): void => {
      const ids = rows.map((row) => row.id);
      const from = span && last.current !== null ? ids.indexOf(last.current) : -1;
      const to = ids.indexOf(id);
      const some = from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1);
      last.current = id;
      setChosen((before) => {
        const after = new Set(before);
        for (const one of some) {
          if (isChosen) after.add(one);
          else after.delete(one);
        }
        return after;
      });
    },
    chooseAll: (every: boolean): void => setChosen(every ? new Set(rows.map(({ id }) => id)) : new Set()),
  };
}

/** By the name under which each is shown. */
const byName = (rows: readonly MappingRow[]): readonly string[] =>
  rows.toSorted((a, b) => (a.name ?? a.vendorName).localeCompare(b.name ?? b.vendorName)).map(({ id }) => id);
