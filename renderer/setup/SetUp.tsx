import { type ReactNode, useEffect, useRef, useState } from 'react';
import { guideSteps } from '#shared/domain/setUpGuide.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useT } from '../i18n/useT.ts';
import { LanguageChoice } from '../settings/LanguageChoice.tsx';
import { useDesk } from '../state/desk.ts';
import { changeSettings } from '../state/requests.ts';
import { ConnectCard } from './ConnectCard.tsx';
import { PracticeClinic } from './PracticeClinic.tsx';
import type { Problem } from '#shared/domain/problem.ts';

/** Below all that can be pressed, so that nothing moves for it. */
function LanguageProblem({ problem }: { readonly problem: Problem }): ReactNode {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.scrollIntoView({ block: 'nearest' }), [problem]);
  return (
    <div ref={note}>
      <ProblemNote problem={problem} urgency="alert" />
    </div>
  );
}

/** What comes after this screen, so that nobody takes it for all. */
function ThePath(): ReactNode {
  const t = useT();
  return (
    <ol className="guide-path" aria-label={t('setup.guide.path')}>
      {guideSteps.map((step, index) => (
        <li key={step} {...(index === 0 ? { 'aria-current': 'step' } : {})}>
          {t(`setup.guide.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}

/** The first screen: a clinic's manager connects the clinic, or opens the practice clinic to look around. */
export function SetUp(): ReactNode {
  const t = useT();
  const [problem, setProblem] = useState<Problem | null>(null);
  // Why a desk that was set up before has to be set up again: its file, its key, its credentials.
  const standing = useDesk(({ line }) => (line.kind === 'paused' ? line.problem : null));
  return (
    <main className="setup">
      <div className="setup-page">
        <header className="setup-head">
          <div className="setup-words">
            <p className="setup-name">{t('app.name')}</p>
            <h1 className="setup-title">{t('setup.title')}</h1>
            <p className="setup-text">{t('setup.intro')}</p>
          </div>
          <div className="setup-language">
            <LanguageChoice
              onChange={(language) =>
                void changeSettings({ language }).then((answer) =>
                  setProblem(answer.ok ? null : answer.error),
                )
              }
            />
          </div>
          <ThePath />
        </header>
        {standing !== null && <ProblemNote problem={standing} />}
        <div className="setup-cards">
          <ConnectCard />
          <PracticeClinic />
        </div>
        {problem !== null && <LanguageProblem problem={problem} />}
      </div>
    </main>
  );
}
