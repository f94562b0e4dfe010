import { type ReactNode, useId } from 'react';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useAsked } from '../state/useAsked.ts';

/** How often the desk asks and how far it looks: whoever looks after the computers sets it in a file (docs/PACE.md). */
export function PaceShown(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const title = useId();
  const asked = useAsked('settings.pace', null);
  const lines =
    asked.kind !== 'found'
      ? []
      : ([
          ['pollSeconds', t('app.settings.pace.poll', { seconds: formats.number(asked.value.pollSeconds) })],
          [
            'sweepShare',
            t('app.settings.pace.share', {
              percent: formats.number(Math.round(asked.value.sweepShare * 100)),
            }),
          ],
          ['callsPerHour', t('app.settings.pace.calls', { count: formats.number(asked.value.callsPerHour) })],
          ['daysBehind', t('app.settings.pace.behind', { count: asked.value.daysBehind })],
          ['weeksAhead', t('app.settings.pace.ahead', { count: asked.value.weeksAhead })],
        ] as const);
  const own = asked.kind === 'found' ? asked.value.own : [];
  return (
    <div className="field" role="group" aria-labelledby={title}>
      <p className="field-label" id={title}>
        {t('app.settings.pace.title')}
      </p>
      <ul className="setting-lines tabular">
        {lines.map(([name, words]) => (
          <li key={name}>
            {words}
            {own.includes(name) && ` (${t('app.settings.pace.own')})`}
          </li>
        ))}
      </ul>
      <p className="field-hint">{t('app.settings.explain.pace')}</p>
    </div>
  );
}
