import { type ReactNode, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { MappingView } from '#shared/contract/mapping.ts';
import { mappingKinds, type MappingKind } from '#shared/domain/mapping/mapping.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { door } from '../state/door.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { ImportPanel } from './ImportPanel.tsx';
import { MappingTools } from './MappingTools.tsx';
import { MappedRows } from './MappedRows.tsx';
import type { Looked } from './chosenRows.ts';
import { useImport } from './useImport.ts';
import { useMapping } from './useMapping.ts';
import './mapping.css';

interface Props {
  readonly onClose: () => void;
  readonly first?: MappingKind;
}

/** The clinic's own names and codes for all that the vendor lists, and what happened there to what they are of. */
export function MappingPage({ onClose, first = 'address' }: Props): ReactNode {
  const t = useT();
  const [kind, setKind] = useState<MappingKind>(first);
  const [looked, setLooked] = useState<Looked>({ filter: 'all', typed: '' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const mapping = useMapping(kind);
  const importing = useImport((count) => announce(t('mapping.import.done', { count })));
  const { view } = mapping;
  const takeAlong = async (): Promise<void> => {
    const answer = await door().ask('mapping.export', null);
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok && answer.value === 'done') announce(t('mapping.exported'));
  };
  const told = problem ?? mapping.problem ?? (importing.chosen === null ? importing.problem : null);
  return (
    <WindowDialog
      title={t('mapping.title')}
      closing={importing.chosen === null ? 'primary' : 'plain'}
      onClose={onClose}
    >
      <div className="mapping">
        <p className="mapping-intro">{t('mapping.text')}</p>
        {importing.chosen !== null ? (
          <ImportPanel chosen={importing.chosen} importing={importing} />
        ) : (
          <>
            <MappingTools
              looked={looked}
              counts={view?.counts[kind] ?? null}
              onLook={(change) => setLooked((before) => ({ ...before, ...change }))}
              onFile={(file) => void importing.choose(file)}
              onExport={() => void takeAlong()}
              busy={importing.busy}
            />
            <Kinds kind={kind} view={view} onChoose={setKind}>
              <MappedRows key={kind} kind={kind} mapping={mapping} looked={looked} />
            </Kinds>
          </>
        )}
        {told !== null && (
          <div className="mapping-problem">
            <ProblemNote
              problem={told}
              urgency="alert"
              onSeen={() => {
                setProblem(null);
                mapping.seenProblem();
                importing.leave();
              }}
            />
          </div>
        )}
      </div>
    </WindowDialog>
  );
}

interface KindsProps {
  readonly kind: MappingKind;
  readonly view: MappingView | null;
  readonly onChoose: (kind: MappingKind) => void;
  readonly children: ReactNode;
}

/** The kinds of objects, each with how many there are and what happened to them. */
function Kinds({ kind, view, onChoose, children }: KindsProps): ReactNode {
  const t = useT();
  return (
    <Tabs
      className="mapping-tabs"
      selectedKey={kind}
      onSelectionChange={(key) => onChoose(key as MappingKind)}
    >
      <TabList className="mapping-kinds" aria-label={t('mapping.title')}>
        {mappingKinds.map((listed) => (
          <Tab key={listed} id={listed} className="mapping-kind">
            {t(`mapping.kind.${listed}`)}
            <span className="tabular mapping-kind-count">{view?.counts[listed].all ?? ''}</span>
            {(view?.counts[listed].changed ?? 0) > 0 && (
              <span className="mapping-kind-news">
                {t('mapping.changedCount', { count: view?.counts[listed].changed ?? 0 })}
              </span>
            )}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={kind} id={kind} className="mapping-panel">
        {children}
      </TabPanel>
    </Tabs>
  );
}
