import { CircleCheck, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { guideSteps, isLive, stepState } from '#shared/domain/setUpGuide.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import type { StepProps } from './stepProps.ts';

/** Whether patients can book, and what is still missing, with the way there. */
export function LiveStep({ guide, onChoose }: Pick<StepProps, 'guide' | 'onChoose'>): ReactNode {
  const t = useT();
  const live = isLive(guide);
  const Icon = live ? CircleCheck : Hourglass;
  const left = guideSteps.filter((step) => {
    const { kind } = stepState(step, guide);
    return kind === 'missing' || kind === 'reading';
  });
  return (
    <>
      <section className="guide-live" data-live={live}>
        <Icon size={22} aria-hidden />
        <div>
          <p className="guide-live-title">
            {live ? t('setup.guide.live.title') : t('setup.guide.live.notYet')}
          </p>
          <p>{live ? t('setup.guide.live.text') : t('setup.guide.live.notYetText')}</p>
        </div>
      </section>
      {left.length > 0 && (
        <section className="guide-missing">
          <h4>{t('setup.guide.live.left')}</h4>
          <div className="setup-actions">
            {left.map((step) => (
              <Button key={step} onPress={() => onChoose(step)}>
                {t(`setup.guide.step.${step}`)}
              </Button>
            ))}
          </div>
        </section>
      )}
    </>
  );
}
