import type { ComponentType, ReactNode } from 'react';
import { HoursFileButton } from '../hours/HoursFileButton.tsx';
import { HoursPage } from '../hours/HoursPage.tsx';
import { ServicesPage } from '../services/ServicesPage.tsx';
import { BackToGuide } from '../setup/BackToGuide.tsx';
import { useT } from '../i18n/useT.ts';
import { hoursSegments, type HoursSegment, showSegment, useHoursSegment } from '../state/hoursSegment.ts';
import { Button } from '../ui/Button.tsx';
import { later } from '../ui/later.tsx';

/** Seldom looked at: it is loaded when somebody does. */
const Overview = later(async () => (await import('../publishing/OverviewPage.tsx')).OverviewPage);

/** Each part lives in a room of its own; this only chooses. A part without a page is not offered. */
const pages: { readonly [S in HoursSegment]?: ComponentType } = {
  hours: HoursPage,
  services: ServicesPage,
  overview: Overview.Part,
};

/** When and for what the clinic can be booked, one part at a time. */
export function HoursView(): ReactNode {
  const t = useT();
  const shown = useHoursSegment(({ segment }) => segment);
  const offered = hoursSegments.filter((segment) => pages[segment] !== undefined);
  const Page = pages[shown] ?? HoursPage;
  return (
    <div className="hours-view">
      <div className="hours-view-bar">
        {offered.length > 1 && (
          <nav className="views hours-segments" aria-label={t('hours.segment.label')}>
            {offered.map((segment) => (
              <Button
                key={segment}
                rank="quiet"
                {...(segment === shown ? { 'aria-current': 'page' } : {})}
                onPress={() => showSegment(segment)}
              >
                {t(`hours.segment.${segment}`)}
              </Button>
            ))}
          </nav>
        )}
        <span className="hours-view-ways">
          {shown === 'hours' && <HoursFileButton />}
          <BackToGuide />
        </span>
      </div>
      <Page />
    </div>
  );
}
