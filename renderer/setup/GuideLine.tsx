import { CloudOff, Hourglass, KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Guide } from '#shared/contract/connection.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';
import type { LineState } from '#shared/domain/lineState.ts';
import { useClinicNames } from '../i18n/clinicName.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { Button } from '../ui/Button.tsx';
import { type Given, givenTo } from './given.ts';
import { isRefused } from './isRefused.ts';

interface Props {
  readonly guide: Guide;
  /** To where other credentials are entered. @param given of the clinic that refuses its own */
  readonly onRenew: (given: Given) => void;
}

/** Why the guide waits, or how far the first copy is. It lies over the bar, which says so on other days; its room is kept. */
export function GuideLine({ guide, onRenew }: Props): ReactNode {
  const line = useDesk((desk) => desk.line);
  const importing = useDesk((desk) => desk.importing);
  const isReading = guide.reading !== null && importing.kind === 'running';
  return (
    <div className="guide-line">
      <div role="status">
        {line.kind === 'offline' && <Offline line={line} />}
        {line.kind === 'paused' && <Paused line={line} onRenew={onRenew} />}
      </div>
      {line.kind !== 'offline' && line.kind !== 'paused' && isReading && <Reading importing={importing} />}
    </div>
  );
}

function Offline({ line }: { readonly line: Extract<LineState, { kind: 'offline' }> }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  return (
    <p className="guide-wait" data-tone="line">
      <CloudOff size={16} aria-hidden />
      <Whose line={line} />
      <span className="tabular">
        {t('app.line.offline', { time: formats.dayAndTime(line.since, today) })}
        {' – '}
        {t('setup.guide.line.goesOn')}
      </span>
    </p>
  );
}

interface PausedProps extends Pick<Props, 'onRenew'> {
  readonly line: Extract<LineState, { kind: 'paused' }>;
}

function Paused({ line, onRenew }: PausedProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const given = givenTo(
    useDesk((desk) => desk.connection),
    line.clinic,
  );
  const { problem } = line;
  if (isRefused(line))
    return (
      <p className="guide-wait" data-tone="act">
        <KeyRound size={16} aria-hidden />
        <Whose line={line} />
        <span>{t('app.line.refused')}</span>
        {given !== null && (
          <Button rank="quiet" onPress={() => onRenew(given)}>
            {t('setup.renew.open')}
          </Button>
        )}
      </p>
    );
  return (
    <p className="guide-wait" data-tone="wait">
      <Hourglass size={16} aria-hidden />
      <Whose line={line} />
      <span className="tabular">
        {t(`problem.${problem.kind}.title`)}
        {' – '}
        {problem.until === null
          ? t('app.import.waiting')
          : t('app.import.waitingUntil', { time: formats.dayAndTime(problem.until, today) })}
      </span>
    </p>
  );
}

/** Of several clinics the one that stands so. */
function Whose({ line }: { readonly line: Extract<LineState, { kind: 'offline' | 'paused' }> }): ReactNode {
  const name = useClinicNames(line.clinic === undefined ? [] : [line.clinic]);
  return name === '' ? null : <strong>{name}</strong>;
}

function Reading({
  importing,
}: {
  readonly importing: Extract<ImportProgress, { kind: 'running' }>;
}): ReactNode {
  const t = useT();
  const formats = useFormats();
  const { step, done, of } = importing;
  const progress = t('app.import.progress', { done: formats.number(done), of: formats.number(of) });
  const isCounted = of > 0;
  return (
    <div className="guide-first-copy">
      <span>{t('setup.guide.line.reading', { what: t(`app.import.step.${step}`) })}</span>
      <progress
        aria-label={t('app.import.label')}
        {...(isCounted ? { max: of, value: Math.min(done, of) } : {})}
      />
      <span className="meta tabular">{isCounted && progress}</span>
    </div>
  );
}
