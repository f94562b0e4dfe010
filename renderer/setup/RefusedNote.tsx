import type { ReactNode } from 'react';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { open } from '../state/opened.ts';
import { givenTo } from './given.ts';
import { isRefused } from './isRefused.ts';

interface Props {
  /** `alert` where it stands by itself; `note` where somebody has opened it. */
  readonly urgency: 'alert' | 'note';
  /** Runs before the form is opened, for what would lie over it. */
  readonly onLeave?: () => void;
}

/** What withdrawn credentials mean for the day, and the way to new ones; nothing where none are withdrawn. */
export function RefusedNote({ urgency, onLeave }: Props): ReactNode {
  const t = useT();
  const line = useDesk((desk) => desk.line);
  const given = useDesk(({ connection }) => givenTo(connection) !== null);
  if (line.kind !== 'paused' || !isRefused(line)) return null;
  const renew = (): void => {
    onLeave?.();
    open('credentials');
  };
  return (
    <ProblemNote
      problem={line.problem}
      text={t('setup.renew.why')}
      urgency={urgency}
      {...(given ? { onRenew: renew } : {})}
    />
  );
}
