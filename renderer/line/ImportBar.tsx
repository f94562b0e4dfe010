import type { ReactNode } from 'react';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';

/** The first copy of a clinic as it comes in: what, how many of how many, and why it waits. */
export function ImportBar(): ReactNode {
  const importing = useDesk((desk) => desk.importing);
  return importing.kind === 'running' ? <Running running={importing} /> : null;
}

function Running({ running }: { readonly running: Extract<ImportProgress, { kind: 'running' }> }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const { step, done, of, todayReady, waiting } = running;
  const counted = of > 0;
  const progress = t('app.import.progress', { done: formats.number(done), of: formats.number(of) });
  const part = counted ? Math.min(1, done / of) : 0;
  return (
    <section className="import" aria-label={t('app.import.label')} data-waiting={waiting !== null}>
      <p className="import-words">
        <strong>{todayReady ? t('app.import.todayReady') : t('app.import.begin')}</strong>
        <span className="import-step">
          {t(`app.import.step.${step}`)}
          {counted && <span className="tabular"> · {progress}</span>}
        </span>
        {waiting !== null && (
          <span className="import-waiting tabular">
            {t(`problem.${waiting.kind}.title`)}
            {' – '}
            {waiting.until === null
              ? t('app.import.waiting')
              : t('app.import.waitingUntil', { time: formats.dayAndTime(waiting.until, today) })}
          </span>
        )}
      </p>
      <div
        className="import-track"
        role="progressbar"
        aria-label={t(`app.import.step.${step}`)}
        {...(counted ? { 'aria-valuemin': 0, 'aria-valuemax': of, 'aria-valuenow': done } : {})}
        aria-valuetext={counted ? progress : t('app.import.begin')}
        data-counted={counted}
      >
        <div className="import-done" style={{ transform: `scaleX(${part})` }} />
      </div>
    </section>
  );
}
