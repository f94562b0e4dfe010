import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Guide } from '#shared/contract/connection.ts';
import { firstStep, guideSteps, type GuideStep, nextStep, stepState } from '#shared/domain/setUpGuide.ts';
import { MappingPage } from '../mapping/MappingPage.tsx';
import { useT } from '../i18n/useT.ts';
import { chooseCalendar } from '../state/chosenCalendar.ts';
import { type HoursSegment, showSegment } from '../state/hoursSegment.ts';
import { showView } from '../state/shownView.ts';
import { notify } from '../undo/decide.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { GuideRail } from './GuideRail.tsx';
import { GuideStepPage } from './steps/GuideStepPage.tsx';
import { useGuide } from './useGuide.ts';
import './setup.css';
import './guide.css';

/**
 * From the connection to a clinic that can be booked, in the vendor's order. It can be left at any step, and begins again at the first one
 * that needs somebody; any step can be looked at out of turn.
 */
export function GuidePage({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const once = useOnce();
  const { guide, problem, pass } = useGuide();
  const [chosen, setChosen] = useState<GuideStep | null>(null);
  /** Where it began: what is read meanwhile must not turn the page under the reader. */
  const [begun, setBegun] = useState<GuideStep | null>(null);
  const [naming, setNaming] = useState(false);
  if (guide !== null && begun === null) setBegun(firstStep(guide));
  const step = chosen ?? begun;
  const goOn = async (from: GuideStep): Promise<void> => {
    const after = await pass(from);
    if (from === 'live') {
      showView('day');
      onClose();
    } else if (after !== null) setChosen(nextStep(from, after));
  };
  const leaveFor = (segment: HoursSegment, addressId: string | null): void => {
    if (addressId !== null) chooseCalendar(addressId);
    showSegment(segment);
    showView('hours');
    notify(t('setup.guide.left'), 'done');
    onClose();
  };
  const actions =
    step === null || guide === null ? null : (
      <Button rank={isInHand(step, guide) ? 'plain' : 'primary'} onPress={() => once(() => goOn(step))}>
        {step === 'live' ? t('setup.guide.toDay') : t('setup.guide.next')}
      </Button>
    );
  return (
    <WindowDialog title={t('setup.guide.title')} onClose={onClose} closing="plain" actions={actions}>
      <div className="guide">
        {guide !== null && step !== null && (
          <>
            <Progress guide={guide} />
            <GuideRail guide={guide} shown={step} onChoose={setChosen} />
            <Shown step={step}>
              <GuideStepPage
                step={step}
                guide={guide}
                onChoose={setChosen}
                onName={() => setNaming(true)}
                onOpen={leaveFor}
              />
            </Shown>
          </>
        )}
        {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
      </div>
      {naming && <MappingPage onClose={() => setNaming(false)} />}
    </WindowDialog>
  );
}

/** Whether something on the step itself is what to do next. */
const isInHand = (step: GuideStep, guide: Guide): boolean =>
  ((step === 'services' || step === 'hours') && stepState(step, guide).kind === 'missing') ||
  (step === 'hours' && guide.calendars.some(({ draft }) => draft));

function Progress({ guide }: { readonly guide: Guide }): ReactNode {
  const t = useT();
  const done = guideSteps.filter((step) => stepState(step, guide).kind === 'done').length;
  return <p className="guide-progress">{t('setup.guide.progress', { done, all: guideSteps.length })}</p>;
}

/** A step, by its name: the next one is read from its beginning, by eyes and by ears. */
function Shown({ step, children }: { readonly step: GuideStep; readonly children: ReactNode }): ReactNode {
  const t = useT();
  const head = useRef<HTMLHeadingElement>(null);
  const page = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    page.current?.scrollTo({ top: 0 });
    if (!first.current) head.current?.focus();
    first.current = false;
  }, [step]);
  return (
    <section ref={page} className="guide-step" aria-labelledby="guide-step" data-step={step}>
      <h3 ref={head} id="guide-step" tabIndex={-1} className="guide-heading">
        {t(`setup.guide.step.${step}`)}
      </h3>
      {children}
    </section>
  );
}
