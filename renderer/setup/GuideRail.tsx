import { Check, Circle, CircleAlert, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  type GuideFacts,
  guideSteps,
  type GuideStep,
  type StepState,
  stepState,
} from '#shared/domain/setUpGuide.ts';
import { useT } from '../i18n/useT.ts';

interface Props {
  readonly facts: GuideFacts;
  readonly shown: GuideStep;
  readonly onChoose: (step: GuideStep) => void;
}

const icons = { done: Check, missing: CircleAlert, toLook: Circle, reading: LoaderCircle } as const;

/** All steps with how each stands. */
export function GuideRail({ facts, shown, onChoose }: Props): ReactNode {
  const t = useT();
  return (
    <nav aria-label={t('setup.guide.path')}>
      <ol className="guide-rail">
        {guideSteps.map((step) => {
          const state = stepState(step, facts);
          const Icon = icons[state.kind];
          return (
            <li key={step}>
              <button
                type="button"
                className="guide-rail-step"
                data-state={state.kind}
                data-rail={step}
                {...(step === shown ? { 'aria-current': 'step' } : {})}
                onClick={() => onChoose(step)}
              >
                <Icon size={16} aria-hidden />
                <span>{t(`setup.guide.step.${step}`)}</span>
                <StateWords state={state} />
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** What is done and what is to come is told by the mark; what needs somebody in words, too. */
function StateWords({ state }: { readonly state: StepState }): ReactNode {
  const t = useT();
  switch (state.kind) {
    case 'missing':
      return (
        <span className="guide-state" data-count={state.count}>
          {t('setup.guide.state.missing', { count: state.count })}
        </span>
      );
    case 'reading':
      return <span className="guide-state">{t('setup.guide.state.reading')}</span>;
    case 'toLook':
      return <span className="visually-hidden">{t('setup.guide.state.toLook')}</span>;
    case 'done':
      return <span className="visually-hidden">{t('setup.guide.state.done')}</span>;
  }
}
