import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Guide } from '#shared/contract/connection.ts';
import {
  type GuideFacts,
  guideSteps,
  type GuideStep,
  isEnded,
  stepState,
} from '#shared/domain/setUpGuide.ts';
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
import { type Entering, isTyped } from './entering.ts';
import { GuideLine } from './GuideLine.tsx';
import { GuideRail } from './GuideRail.tsx';
import { GuideStepPage } from './steps/GuideStepPage.tsx';
import { useGuideFacts } from './useGuideFacts.ts';
import { useStepShown } from './useStepShown.ts';
import './setup.css';
import './guide.css';

/**
 * From the connection to a clinic that can be booked, in the vendor's order. It can be left at any step, and begins again there; any step
 * can be looked at out of turn.
 */
export function GuidePage({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const { guide, problem, again, step, show, goOn } = useStepShown();
  const [naming, setNaming] = useState(false);
  const [entering, setEntering] = useState<Entering | null>(null);
  const leaveFor = (segment: HoursSegment, addressId: string | null): void => {
    if (addressId !== null) chooseCalendar(addressId);
    showSegment(segment);
    showView('hours');
    // Whoever has come to its end is not led back.
    if (guide !== null && !isEnded(guide)) notify(t('setup.guide.left'), 'done');
    onClose();
  };
  const toDay = (): void => {
    showView('day');
    onClose();
  };
  const isKnown = guide !== null && step !== null;
  return (
    <WindowDialog
      title={t('setup.guide.title')}
      onClose={onClose}
      closing="plain"
      unsaved={isTyped(entering)}
      actions={isKnown && <GoOn key={step} step={step} guide={guide} goOn={goOn} onEnd={toDay} />}
    >
      <div className="guide">
        {isKnown && (
          <>
            <Head
              guide={guide}
              onRenew={(given) => {
                // What is being typed already is not thrown away.
                if (entering === null) setEntering({ given, typed: null });
                show('connection');
              }}
            />
            <Rail guide={guide} shown={step} onChoose={show} />
            <Shown step={step}>
              <GuideStepPage
                step={step}
                guide={guide}
                entering={entering}
                onEnter={setEntering}
                onChoose={show}
                onName={() => setNaming(true)}
                onOpen={leaveFor}
              />
            </Shown>
          </>
        )}
        {problem !== null && (
          <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" onRetry={again} />
        )}
      </div>
      {naming && <MappingPage onClose={() => setNaming(false)} />}
    </WindowDialog>
  );
}

interface GoOnProps {
  readonly step: GuideStep;
  readonly guide: Guide;
  readonly goOn: (from: GuideStep) => Promise<boolean>;
  readonly onEnd: () => void;
}

/** The way on from a step. Each step has a button of its own: the second half of a double press is not for the next one. */
function GoOn({ step, guide, goOn, onEnd }: GoOnProps): ReactNode {
  const t = useT();
  const once = useOnce();
  const facts = useGuideFacts(guide);
  const press = async (): Promise<void> => {
    if ((await goOn(step)) && step === 'live') onEnd();
  };
  return (
    <Button rank={isInHand(step, facts) ? 'plain' : 'primary'} onPress={() => once(press)}>
      {step === 'live' ? t('setup.guide.toDay') : t('setup.guide.next')}
    </Button>
  );
}

/** Whether something on the step itself is what to do next. */
const isInHand = (step: GuideStep, facts: Guide & Pick<GuideFacts, 'refused'>): boolean =>
  ((step === 'connection' || step === 'services' || step === 'hours') &&
    stepState(step, facts).kind === 'missing') ||
  (step === 'hours' && facts.calendars.some(({ draft }) => draft));

/** How much is done, and why the rest waits. */
function Head({ guide, onRenew }: ComponentProps<typeof GuideLine>): ReactNode {
  const t = useT();
  const facts = useGuideFacts(guide);
  const done = guideSteps.filter((step) => stepState(step, facts).kind === 'done').length;
  return (
    <div className="guide-head">
      <p className="guide-progress">{t('setup.guide.progress', { done, all: guideSteps.length })}</p>
      <GuideLine guide={guide} onRenew={onRenew} />
    </div>
  );
}

interface RailProps {
  readonly guide: Guide;
  readonly shown: GuideStep;
  readonly onChoose: (step: GuideStep) => void;
}

function Rail({ guide, ...rest }: RailProps): ReactNode {
  return <GuideRail facts={useGuideFacts(guide)} {...rest} />;
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
