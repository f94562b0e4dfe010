import type { Page } from 'playwright';
import { guideStep, narrow, openSettings, press, pressVisit, settingsDoor, wide } from './acts.ts';
import { calendars } from './calendarShots.ts';
import type { Shot } from './shot.ts';
import {
  find,
  openAttention,
  openDaysOff,
  openHours,
  openOverview,
  openPalette,
  openReview,
  openWeek,
  untick,
} from './viewActs.ts';
import { typeKnown } from './visitShots.ts';

/** A calendar that vanished goes on as another, with hours that name a service which that one lacks. */
const goesOn = async (page: Page): Promise<void> => {
  await settingsDoor('mapping')(page);
  const gone = page.locator('[data-object="300003"]');
  await gone.locator('[data-part=name]').fill('With hours');
  await gone.locator('[data-part=name]').press('Enter');
  await gone.locator('[data-part=same]').click();
  await page.locator('.mapping-refused').waitFor();
  await page.mouse.move(0, 0);
};

/** What a reception has before it for eight hours, as `Shot.query` and `Shot.act` have it. */
interface View {
  readonly name: string;
  readonly query: string;
  /** Of the narrow picture: a language whose words are long. */
  readonly narrowIn: 'de' | 'tr' | 'pl';
  readonly act?: (page: Page) => Promise<void>;
}

/** Each view and dialog of everyday once. */
const views: readonly View[] = [
  { name: 'setup', query: 'scene=setup', narrowIn: 'tr' },
  { name: 'day', query: 'scene=day', narrowIn: 'de' },
  { name: 'state-week', query: 'state=week', narrowIn: 'de', act: openWeek },
  { name: 'arrivals', query: 'arrivals=morning', narrowIn: 'de', act: press('2') },
  { name: 'end', query: 'arrivals=end', narrowIn: 'de', act: untick },
  { name: 'visit-attention', query: 'visits', narrowIn: 'tr', act: openAttention },
  { name: 'find-activity', query: 'visits&people', narrowIn: 'de', act: settingsDoor('activity') },
  { name: 'find-search', query: 'visits', narrowIn: 'de', act: find('500') },
  { name: 'find-palette', query: 'visits', narrowIn: 'pl', act: openPalette('') },
  { name: 'visit', query: 'visits', narrowIn: 'de', act: pressVisit },
  { name: 'visit-new-known', query: 'visits', narrowIn: 'tr', act: typeKnown },
  { name: 'visit-next-free', query: 'visits', narrowIn: 'de', act: press('f') },
  { name: 'hours', query: 'scene=day&hours', narrowIn: 'de', act: openHours },
  { name: 'hours-days-off', query: 'scene=day&hours', narrowIn: 'de', act: openDaysOff },
  { name: 'hours-review', query: 'scene=day&hours', narrowIn: 'de', act: openReview },
  { name: 'overview', query: 'scene=houses-twenty&hours&overview', narrowIn: 'de', act: openOverview },
  { name: 'settings', query: 'scene=day', narrowIn: 'de', act: openSettings },
  { name: 'mapping', query: 'scene=day&mapping', narrowIn: 'de', act: settingsDoor('mapping') },
  { name: 'mapping-goes-on', query: 'scene=day&mapping', narrowIn: 'de', act: goesOn },
  { name: 'guide-addresses', query: 'scene=day&guide=empty', narrowIn: 'de', act: guideStep('addresses') },
  { name: 'guide-hours', query: 'scene=day&guide=empty', narrowIn: 'pl', act: guideStep('hours') },
  { name: 'guide-live', query: 'scene=day&guide=whole', narrowIn: 'tr', act: guideStep('live') },
  { name: 'guide-connection', query: 'scene=day&guide=whole', narrowIn: 'de', act: guideStep('connection') },
  { name: 'calendars', query: 'scene=houses&calendars&grouped', narrowIn: 'pl', act: calendars },
];

/** Each in the light, in the dark, in the least window and on a wide screen. */
export const viewShots: readonly Shot[] = views.flatMap(({ name, query, narrowIn, act }) => {
  const acting = act === undefined ? {} : { act };
  return [
    { name, query, ...acting },
    { name: `${name}-dark`, query: `${query}&theme=dark`, ...acting },
    {
      name: `${name}-narrow-${narrowIn}`,
      query: `${query}&language=${narrowIn}`,
      size: narrow,
      axe: 'leftOut',
      ...acting,
    },
    { name: `${name}-wide`, query, size: wide, ...acting },
  ];
});
