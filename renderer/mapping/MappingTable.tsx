import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { MappingRow } from '#shared/contract/mapping.ts';
import type { MappingKind } from '#shared/domain/mapping/mapping.ts';
import { useT } from '../i18n/useT.ts';
import { useRowsInSight } from '../ui/useRowsInSight.ts';
import { MappingTableRow, type RowActions } from './MappingTableRow.tsx';

/** Pixels; the stylesheet has the same. */
const rowHeight = 56;

interface Props {
  readonly kind: MappingKind;
  readonly rows: readonly MappingRow[];
  readonly chosen: ReadonlySet<string>;
  readonly actions: RowActions;
  readonly onChooseAll: (all: boolean) => void;
  /** In place of the rows where there are none. */
  readonly none: string;
}

/** The objects of a kind, one line each; of thousands only those in sight are drawn. Arrows go from row to row in a column. */
export function MappingTable({ kind, rows, chosen, actions, onChooseAll, none }: Props): ReactNode {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const at = focused === null ? -1 : rows.findIndex(({ id }) => id === focused);
  const drawn = useRowsInSight(scroller, rows.length, at < 0 ? null : at, rowHeight);
  const walk = useWalk(scroller, rows, setFocused);
  return (
    <div
      className="mapping-table"
      role="table"
      aria-label={t(`mapping.kind.${kind}`)}
      aria-rowcount={rows.length + 1}
      data-kind={kind}
    >
      <Heads kind={kind} rows={rows} chosen={chosen} onChooseAll={onChooseAll} />
      <div
        ref={scroller}
        className="mapping-rows"
        role="rowgroup"
        onFocus={(event) =>
          setFocused(
            (event.target as HTMLElement).closest<HTMLElement>('[data-object]')?.dataset['object'] ?? null,
          )
        }
        onBlur={() => setFocused(null)}
        onKeyDown={walk}
      >
        <div className="mapping-room" role="presentation" style={{ height: rows.length * rowHeight }}>
          {drawn.map((index) => {
            const row = rows[index];
            return (
              row !== undefined && (
                <MappingTableRow
                  key={row.id}
                  kind={kind}
                  row={row}
                  index={index}
                  top={index * rowHeight}
                  isChosen={chosen.has(row.id)}
                  actions={actions}
                />
              )
            );
          })}
        </div>
        {rows.length === 0 && <p className="mapping-none">{none}</p>}
      </div>
    </div>
  );
}

/** From row to row within a column. What is far is drawn first. */
function useWalk(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly MappingRow[],
  setFocused: (id: string) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    const step = stepOf(event);
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    const part = (event.target as HTMLElement).dataset['part'];
    if (step === 0 || from === null || part === undefined) return;
    const to = rows[Number(from.dataset['index']) + step];
    if (to === undefined) return;
    event.preventDefault();
    flushSync(() => setFocused(to.id));
    const field = scroller.current?.querySelector<HTMLElement>(
      `[data-object="${CSS.escape(to.id)}"] [data-part="${part}"]`,
    );
    field?.focus();
    if (field instanceof HTMLInputElement && field.type === 'text') field.select();
  };
}

/** Enter is for who types down a column. A list that is open keeps its arrows. */
function stepOf({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent): -1 | 0 | 1 {
  if (altKey || ctrlKey || metaKey || !(target instanceof HTMLInputElement)) return 0;
  if (key === 'ArrowUp') return -1;
  if (key === 'ArrowDown') return 1;
  return key === 'Enter' && target.type === 'text' ? 1 : 0;
}

type HeadProps = Pick<Props, 'kind' | 'rows' | 'chosen' | 'onChooseAll'>;

function Heads({ kind, rows, chosen, onChooseAll }: HeadProps): ReactNode {
  const t = useT();
  const count = rows.filter(({ id }) => chosen.has(id)).length;
  const every = rows.length > 0 && count === rows.length;
  return (
    <div role="rowgroup">
      <div role="row" className="mapping-heads" aria-rowindex={1} data-kind={kind}>
        <div role="columnheader" className="mapping-pick">
          <label>
            <input
              type="checkbox"
              aria-label={t('mapping.chooseAll')}
              checked={every}
              ref={(box) => {
                if (box !== null) box.indeterminate = count > 0 && !every;
              }}
              onChange={(event) => onChooseAll(event.currentTarget.checked)}
            />
          </label>
        </div>
        <div role="columnheader">{t('mapping.head.vendor')}</div>
        <div role="columnheader">{t('mapping.head.name')}</div>
        <div role="columnheader">{t('mapping.head.code')}</div>
        {kind === 'address' && (
          <>
            <div role="columnheader">{t('mapping.head.colour')}</div>
            <div role="columnheader">{t('mapping.head.shown')}</div>
          </>
        )}
        <div role="columnheader">{t('mapping.head.news')}</div>
      </div>
    </div>
  );
}
