import { CircleCheck, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { guideSteps, liveness, stepState } from '#shared/domain/setUpGuide.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import type { StepProps } from './stepProps.ts';

/** Whether patients can book, and what is still missing, with the way there. */
export function LiveStep({ guide, onChoose }: Pick<StepProps, 'guide' | 'onChoose'>): ReactNode {
  const t = useT();
  const live = liveness(guide);
  const Icon = live === 'live' ? CircleCheck : Hourglass;
  const left = guideSteps.filter((step) => {
    const { kind } = stepState(step, guide);
    return kind === 'missing' || kind === 'reading';
  });
  return (
    <>
      <section className="guide-live" data-live={live} role="status">
        <Icon size={22} aria-hidden />
        <div>
          <p className="guide-live-title">{t(`setup.guide.live.${live}.title`)}</p>
          <p>{t(`setup.guide.live.${live}.text`)}</p>
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
