import { type ReactNode, useEffect, useState } from 'react';
import type { KeptCopy } from '#shared/contract/copies.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { door } from '../state/door.ts';
import { CopyRow } from './CopyRow.tsx';
import './copies.css';
import type { Problem } from '#shared/domain/problem.ts';

/** The copies of damaged files with their age; each can be deleted, which is asked twice. */
export function CopiesDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const [copies, setCopies] = useState<readonly KeptCopy[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    void door()
      .ask('copies.get', null)
      .then((answer) => (answer.ok ? setCopies(answer.value) : setProblem(answer.error)));
  }, []);
  const remove = async (name: string): Promise<void> => {
    const answer = await door().ask('copies.remove', { name });
    setAsked(null);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setCopies(answer.value);
    announce(t('privacy.copies.gone'));
  };
  return (
    <WindowDialog title={t('privacy.copies.title')} onClose={onClose}>
      <p>{t('privacy.copies.text')}</p>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
      {copies?.length === 0 && <p className="place-empty">{t('privacy.copies.none')}</p>}
      {copies !== null && copies.length > 0 && (
        <ul className="copies" aria-label={t('privacy.copies.title')}>
          {copies.map((copy) => (
            <CopyRow
              key={copy.name}
              copy={copy}
              isAsked={asked === copy.name}
              onAsk={(ask) => setAsked(ask ? copy.name : null)}
              onRemove={() => void remove(copy.name)}
            />
          ))}
        </ul>
      )}
    </WindowDialog>
  );
}
