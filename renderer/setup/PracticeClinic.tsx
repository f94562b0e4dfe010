import { GraduationCap } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { likelyCountry } from '../i18n/countries.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { open } from '../state/opened.ts';
import { openPractice } from '../state/requests.ts';
import { CountryChoice } from './CountryChoice.tsx';
import type { Problem } from '#shared/domain/problem.ts';

const sizes = ['small', 'clinic', 'hospital', 'empty'] as const;
type Size = (typeof sizes)[number];

/** The invented clinic for training, one press away from the real set-up and clearly apart from it. */
export function PracticeClinic(): ReactNode {
  const t = useT();
  const titleId = useId();
  const systemLocale = useDesk((desk) => desk.info.systemLocale);
  const [locale, setLocale] = useState<MarketplaceLocale>(() => likelyCountry(systemLocale) ?? 'pl');
  const [size, setSize] = useState<Size>('clinic');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await openPractice({ locale, size });
    setBusy(false);
    if (!answer.ok) setProblem(answer.error);
    // One that is set up already is there to be looked at.
    else if (size === 'empty') open('guide');
  };
  return (
    <section className="setup-card setup-practice" aria-labelledby={titleId}>
      <h2 id={titleId} className="setup-heading">
        <GraduationCap size={20} aria-hidden />
        {t('setup.practice.title')}
      </h2>
      <p className="setup-text">{t('setup.practice.text')}</p>
      <div className="fields">
        <CountryChoice label={t('setup.practice.country')} value={locale} onChange={setLocale} />
        <Choice
          label={t('setup.practice.size')}
          value={size}
          options={sizes.map((value) => ({ value, label: t(`setup.practice.${value}`) }))}
          onChange={setSize}
        />
        <div className="setup-actions">
          <Button onPress={() => void start()} isDisabled={busy}>
            {busy ? t('setup.practice.starting') : t('setup.practice.start')}
          </Button>
        </div>
        {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      </div>
    </section>
  );
}
