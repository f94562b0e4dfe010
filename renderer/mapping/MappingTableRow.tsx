import type { CSSProperties, ReactNode } from 'react';
import type { MappingRow, WantedMapping } from '#shared/contract/mapping.ts';
import { longestCode, type MappingKind } from '#shared/domain/mapping/mapping.ts';
import { longestOwnName } from '#shared/domain/ownName.ts';
import { colourNames } from '../calendars/colours.ts';
import { useT } from '../i18n/useT.ts';
import { TextCell } from './TextCell.tsx';
import type { Changed } from './useMapping.ts';
import { WhatHappened } from './WhatHappened.tsx';

/** What a row can ask for. */
export interface RowActions {
  readonly choose: (id: string, chosen: boolean, span: boolean) => void;
  readonly change: (wanted: readonly WantedMapping[]) => Promise<Changed>;
  readonly pasteLines: (row: MappingRow, part: 'name' | 'code', lines: readonly string[]) => void;
  readonly settle: (id: string) => Promise<void>;
  readonly match: (from: string, to: string) => Promise<void>;
  /** Shows words until they were read. */
  readonly tell: (words: string) => void;
}

interface Props {
  readonly kind: MappingKind;
  readonly row: MappingRow;
  /** From 0, among those that are listed. */
  readonly index: number;
  readonly top: number;
  readonly isChosen: boolean;
  readonly actions: RowActions;
}

/** One object: what the vendor calls it, what the clinic does, and what happened to it. */
export function MappingTableRow(props: Props): ReactNode {
  const { kind, row, index, top, isChosen, actions } = props;
  const t = useT();
  const { id, vendorName, belongsTo, news } = row;
  const who = [vendorName, belongsTo].filter(Boolean).join(', ');
  return (
    <div
      role="row"
      className="mapping-row"
      aria-rowindex={index + 2}
      data-object={id}
      data-index={index}
      data-news={news?.kind}
      data-kind={kind}
      style={{ top }}
    >
      <div role="cell" className="mapping-pick">
        <label>
          <input
            type="checkbox"
            data-part="choose"
            aria-label={t('mapping.choose', { who })}
            checked={isChosen}
            onChange={() => undefined}
            onClick={(event) => actions.choose(id, event.currentTarget.checked, event.shiftKey)}
          />
        </label>
      </div>
      <div role="rowheader" className="mapping-vendor">
        <span className="mapping-name" title={vendorName}>
          {vendorName}
        </span>
        <span className="meta mapping-of" title={`${belongsTo} ${id}`}>
          {belongsTo === '' ? t('mapping.id', { id }) : belongsTo}
        </span>
      </div>
      <OwnTexts row={row} who={who} actions={actions} />
      <Looks kind={kind} row={row} who={who} actions={actions} />
      <WhatHappened
        row={row}
        who={who}
        onSettle={() => actions.settle(id)}
        onMatch={(to) => actions.match(id, to)}
        onTell={actions.tell}
      />
    </div>
  );
}

interface PartProps extends Pick<Props, 'row' | 'actions'> {
  /** Whose it is, for ears. */
  readonly who: string;
}

/** Its own name and code. */
function OwnTexts({ row, who, actions }: PartProps): ReactNode {
  const t = useT();
  const { id, vendorName } = row;
  const cell = (part: 'name' | 'code') => ({
    part,
    value: row[part],
    onKeep: (value: string) =>
      actions.change([{ id, change: { [part]: value }, seen: { [part]: row[part] } }]),
    onPasteLines: (lines: readonly string[]) => actions.pasteLines(row, part, lines),
  });
  return (
    <>
      <TextCell
        {...cell('name')}
        label={t('mapping.nameOf', { who })}
        placeholder={vendorName}
        most={longestOwnName}
      />
      <TextCell {...cell('code')} label={t('mapping.codeOf', { who })} placeholder="" most={longestCode} />
    </>
  );
}

/** Its colour, and whether it is at this desk: of what stands on the board. */
function Looks({ kind, row, who, actions }: PartProps & Pick<Props, 'kind'>): ReactNode {
  const t = useT();
  const { id, colour, hidden } = row;
  if (kind !== 'address') return null;
  return (
    <>
      <div
        role="cell"
        className="mapping-colour"
        style={{ '--doctor': `var(--doctor-${colour})` } as CSSProperties}
      >
        <select
          data-part="colour"
          aria-label={t('mapping.colourOf', { who })}
          value={colour}
          onChange={(event) =>
            void actions.change([
              { id, change: { colour: Number(event.currentTarget.value) }, seen: { colour } },
            ])
          }
        >
          {colourNames.map((word, index) => (
            <option key={word} value={index}>
              {t(`desk.calendars.colour.${word}`)}
            </option>
          ))}
        </select>
      </div>
      <div role="cell">
        <label className="switch">
          <input
            type="checkbox"
            role="switch"
            data-part="shown"
            aria-label={t('mapping.shownOf', { who })}
            checked={!hidden}
            onChange={(event) =>
              void actions.change([
                { id, change: { hidden: !event.currentTarget.checked }, seen: { hidden } },
              ])
            }
          />
          <span className="switch-track" aria-hidden />
        </label>
      </div>
    </>
  );
}
