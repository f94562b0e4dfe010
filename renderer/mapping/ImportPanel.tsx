import { type ReactNode, useEffect, useRef } from 'react';
import type { ShownDifference, ShownFault } from '#shared/contract/mapping.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { FileButton } from './FileButton.tsx';
import type { Chosen, Importing } from './useImport.ts';

/** What a file would change, before it is kept, or what is wrong in it. In place of the table. */
export function ImportPanel({
  chosen,
  importing,
}: {
  readonly chosen: Chosen;
  readonly importing: Importing;
}): ReactNode {
  const t = useT();
  const once = useOnce();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [chosen]);
  const { preview, fileName, moved } = chosen;
  return (
    <section className="mapping-import">
      <h3 ref={head} tabIndex={-1} className="mapping-import-title">
        {t('mapping.import.title', { file: fileName })}
      </h3>
      <p role="status">
        {moved && <strong>{t('mapping.import.moved')} </strong>}
        <Summary preview={preview} />
      </p>
      {importing.problem !== null && (
        <ProblemNote problem={importing.problem} urgency="alert" triedAgainBy="person" />
      )}
      <div className="mapping-preview" tabIndex={0}>
        {preview.kind === 'changes' && <Changes changes={preview.changes} all={preview.all} />}
        {preview.kind === 'faults' && <Faults faults={preview.faults} all={preview.all} />}
      </div>
      <div className="setup-actions">
        <Button onPress={importing.leave}>{t('mapping.import.back')}</Button>
        {preview.kind !== 'changes' && (
          <FileButton
            rank="primary"
            isDisabled={importing.busy}
            onFile={(file) => void importing.choose(file)}
          >
            {t('mapping.import.again')}
          </FileButton>
        )}
        {preview.kind === 'changes' && preview.all > 0 && (
          <Button rank="primary" isDisabled={importing.busy} onPress={() => once(importing.apply)}>
            {t('mapping.import.apply', { count: preview.all })}
          </Button>
        )}
      </div>
    </section>
  );
}

function Summary({ preview }: Pick<Chosen, 'preview'>): ReactNode {
  const t = useT();
  switch (preview.kind) {
    case 'notOpened':
      return t('mapping.import.notOpened');
    case 'unreadable':
      return t(`mapping.import.unreadable.${preview.why}`);
    case 'faults':
      return t('mapping.import.faults', { count: preview.all });
    case 'changes':
      return preview.all === 0
        ? t('mapping.import.nothing')
        : t('mapping.import.changes', { count: preview.all });
  }
}

function Changes({
  changes,
  all,
}: {
  readonly changes: readonly ShownDifference[];
  readonly all: number;
}): ReactNode {
  const t = useT();
  return (
    <table className="mapping-list">
      <tbody>
        {changes.map(({ kind, id, vendorName, belongsTo, fields }) => (
          <tr key={`${kind} ${id}`}>
            <th scope="row">
              {vendorName}
              <span className="meta">
                {' '}
                {[t(`mapping.one.${kind}`), belongsTo].filter(Boolean).join(' · ')}
              </span>
            </th>
            <td>
              {fields.map(({ column, from, to }) => (
                <div key={column}>
                  <span className="meta">{t(`mapping.column.${wordOf(column)}`)}: </span>
                  {from !== '' && <del>{from}</del>} {to === '' ? t('mapping.import.empty') : <ins>{to}</ins>}
                </div>
              ))}
            </td>
          </tr>
        ))}
        <More shown={changes.length} all={all} />
      </tbody>
    </table>
  );
}

function Faults({
  faults,
  all,
}: {
  readonly faults: readonly ShownFault[];
  readonly all: number;
}): ReactNode {
  const t = useT();
  return (
    <table className="mapping-list">
      <tbody>
        {faults.map(({ row, column, kind }) => (
          <tr key={`${row} ${column ?? ''} ${kind}`}>
            <th scope="row" className="tabular">
              {column === null
                ? t('mapping.import.row', { row })
                : t('mapping.import.rowColumn', { row, column })}
            </th>
            <td>{t(`mapping.fault.${kind}`)}</td>
          </tr>
        ))}
        <More shown={faults.length} all={all} />
      </tbody>
    </table>
  );
}

function More({ shown, all }: { readonly shown: number; readonly all: number }): ReactNode {
  const t = useT();
  if (shown >= all) return null;
  return (
    <tr>
      <td colSpan={2}>{t('mapping.import.more', { count: all - shown })}</td>
    </tr>
  );
}

type Column = ShownDifference['fields'][number]['column'];

/** The columns that a file changes, as people call them. */
function wordOf(column: Column): 'name' | 'code' | 'colour' | 'order' | 'hidden' {
  switch (column) {
    case 'name':
    case 'code':
    case 'colour':
    case 'order':
    case 'hidden':
      return column;
    // They are the vendor's, and no file changes them.
    case 'kind':
    case 'id':
    case 'vendor_name':
    case 'belongs_to':
      return 'name';
  }
}
