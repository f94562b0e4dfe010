/** The way from credentials to a clinic that can be booked, in the vendor's order. */
export const guideSteps = [
  'connection',
  'facilities',
  'doctors',
  'addresses',
  'mapping',
  'services',
  'hours',
  'live',
] as const;
export type GuideStep = (typeof guideSteps)[number];

/**
 * How far a calendar's hours are: there are none, they are kept here and nothing of them can be booked yet, or patients are offered
 * times or have booked some.
 */
export const hoursStandings = ['none', 'kept', 'offered'] as const;
export type HoursStanding = (typeof hoursStandings)[number];

/** What the steps are judged by. */
export interface GuideFacts {
  /** What of the first copy is still being read; `null`: nothing that counts here. */
  readonly reading: 'catalogue' | 'schedule' | null;
  readonly facilities: readonly unknown[];
  readonly doctors: number;
  readonly withoutCalendar: readonly string[];
  readonly calendars: readonly {
    readonly commercial: boolean;
    readonly services: number;
    readonly hours: HoursStanding;
  }[];
  readonly mapping: { readonly changed: number };
  readonly passed: readonly GuideStep[];
  /** How many clinics only other credentials bring back to work; absent: none. */
  readonly refused?: number;
  /** Which step somebody looked at last; `null`: none yet. */
  readonly at: GuideStep | null;
}

/** `reading`: nobody can say yet. `missing`: so many things are needed. `toLook`: nothing is needed, and nobody has looked at it. */
export type StepState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'missing'; readonly count: number }
  | { readonly kind: 'toLook' }
  | { readonly kind: 'done' };

/** How a step stands: the last one by whether anybody can be booked. Something that was there and went makes it missing again, whoever has passed it. */
export function stepState(step: GuideStep, facts: GuideFacts): StepState {
  if (step === 'live') return { kind: liveness(facts) === 'live' ? 'done' : 'toLook' };
  const count = missingIn(step, facts);
  if (count === 'reading') return { kind: 'reading' };
  if (count > 0) return { kind: 'missing', count };
  // What is whole by itself needs nobody; a name is anybody's choice.
  const isChoice = step === 'mapping' && !facts.passed.includes(step);
  return { kind: isChoice ? 'toLook' : 'done' };
}

function missingIn(step: Exclude<GuideStep, 'live'>, facts: GuideFacts): number | 'reading' {
  const { reading, calendars } = facts;
  /** Hours and services are given to calendars that take bookings online. */
  const bookable = calendars.filter(({ commercial }) => commercial);
  const unlessReading = (isRead: boolean, count: number): number | 'reading' =>
    count > 0 && !isRead ? 'reading' : count;
  const hasCatalogue = reading !== 'catalogue';
  switch (step) {
    case 'connection':
      return facts.refused ?? 0;
    case 'facilities':
      return unlessReading(hasCatalogue, facts.facilities.length > 0 ? 0 : 1);
    case 'doctors':
      return unlessReading(hasCatalogue, facts.doctors > 0 ? 0 : 1);
    case 'addresses':
      return unlessReading(hasCatalogue, calendars.length === 0 ? 1 : 0);
    case 'mapping':
      return facts.mapping.changed;
    case 'services':
      return unlessReading(
        hasCatalogue,
        noneOf(bookable, ({ services }) => services > 0),
      );
    case 'hours':
      return unlessReading(
        reading === null,
        noneOf(bookable, ({ hours }) => hours !== 'none'),
      );
  }
}

const noneOf = <C>(all: readonly C[], has: (item: C) => boolean): number =>
  all.length === 0 ? 1 : all.filter((item) => !has(item)).length;

/**
 * Where the guide begins, and begins again: at the step that was left, unless what was missing there has come meanwhile. Once somebody
 * has come to its end, at the first step that has to be looked at.
 */
export function firstStep(facts: GuideFacts): GuideStep {
  const { at, passed } = facts;
  // Whoever has just connected sees first what was found.
  if (at === null && passed.length === 0) return 'facilities';
  if (at === null || isEnded(facts)) return nextStep('connection', facts);
  return isLeftForWork(at) && stepState(at, facts).kind === 'done' ? nextStep(at, facts) : at;
}

/** Whether somebody has come to its end. */
export const isEnded = ({ passed }: Pick<GuideFacts, 'passed'>): boolean => passed.includes('live');

/** What is missing there is made in another view. */
const isLeftForWork = (step: GuideStep): boolean => step === 'services' || step === 'hours';

/** The next step that needs somebody; where none does, the end. */
export function nextStep(from: GuideStep, facts: GuideFacts): GuideStep {
  const behind = guideSteps.slice(guideSteps.indexOf(from) + 1);
  return behind.find((step) => stepState(step, facts).kind !== 'done') ?? 'live';
}

/** Whether patients can book somewhere, will in a moment, or cannot. */
export type Live = 'live' | 'soon' | 'notYet';

/** A step that lacks something does not keep the others from being booked. */
export function liveness({ calendars }: Pick<GuideFacts, 'calendars'>): Live {
  const has = (wanted: HoursStanding): boolean =>
    calendars.some(({ commercial, services, hours }) => commercial && services > 0 && hours === wanted);
  if (has('offered')) return 'live';
  return has('kept') ? 'soon' : 'notYet';
}
