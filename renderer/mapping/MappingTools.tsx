import type { ReactNode } from 'react';
import type { MappingView } from '#shared/contract/mapping.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Segments } from '../ui/Segments.tsx';
import { type Looked, type RowFilter, rowFilters } from './chosenRows.ts';
import { FileButton } from './FileButton.tsx';

interface Props {
  readonly looked: Looked;
  readonly counts: MappingView['counts'][MappingView['kind']] | null;
  readonly onLook: (change: Partial<Looked>) => void;
  readonly onFile: (file: File) => void;
  readonly onExport: () => void;
  readonly busy: boolean;
}

/** What is looked for, and the way in and out as a file. */
export function MappingTools({ looked, counts, onLook, onFile, onExport, busy }: Props): ReactNode {
  const t = useT();
  const words: Readonly<Record<RowFilter, string>> = {
    all: t('mapping.filter.all'),
    withoutCode: t('mapping.filter.withoutCode', { count: counts?.withoutCode ?? 0 }),
    changed: t('mapping.filter.changed', { count: counts?.changed ?? 0 }),
  };
  return (
    <div className="mapping-tools">
      <Field label={t('mapping.find')} value={looked.typed} onChange={(typed) => onLook({ typed })} />
      <Segments
        label={t('mapping.filter.label')}
        value={looked.filter}
        options={rowFilters.map((value) => ({ value, label: words[value] }))}
        onChange={(filter) => onLook({ filter })}
      />
      <div className="mapping-files">
        <FileButton isDisabled={busy} onFile={onFile}>
          {t('mapping.import.choose')}
        </FileButton>
        <Button onPress={onExport}>{t('mapping.exportOpen')}</Button>
      </div>
    </div>
  );
}
