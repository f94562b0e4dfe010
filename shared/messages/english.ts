import type { uiLanguages } from '../domain/uiLanguages.ts';
import enApp from './en/app.json' with { type: 'json' };
import enArrivals from './en/arrivals.json' with { type: 'json' };
import enAway from './en/away.json' with { type: 'json' };
import enBoard from './en/board.json' with { type: 'json' };
import enBreaks from './en/breaks.json' with { type: 'json' };
import enDesk from './en/desk.json' with { type: 'json' };
import enHours from './en/hours.json' with { type: 'json' };
import enMapping from './en/mapping.json' with { type: 'json' };
import enPrivacy from './en/privacy.json' with { type: 'json' };
import enProblems from './en/problems.json' with { type: 'json' };
import enServices from './en/services.json' with { type: 'json' };
import enPublishing from './en/publishing.json' with { type: 'json' };
import enSetup from './en/setup.json' with { type: 'json' };
import enShell from './en/shell.json' with { type: 'json' };
import enVisit from './en/visit.json' with { type: 'json' };

/** A catalogue as it is written: texts in ICU MessageFormat, grouped as deep as it helps. */
export interface MessageTree {
  readonly [name: string]: string | MessageTree;
}

/** English is the measure: its keys are the keys. The names here are the first part of each key. */
export const english = {
  app: enApp,
  arrivals: enArrivals,
  away: enAway,
  board: enBoard,
  breaks: enBreaks,
  services: enServices,
  setup: enSetup,
  problem: enProblems,
  shell: enShell,
  visit: enVisit,
  desk: enDesk,
  hours: enHours,
  mapping: enMapping,
  privacy: enPrivacy,
  publishing: enPublishing,
};

type Leaves<Tree, Path extends string> = {
  [Name in keyof Tree & string]: Tree[Name] extends string
    ? `${Path}.${Name}`
    : Leaves<Tree[Name], `${Path}.${Name}`>;
}[keyof Tree & string];

/** Every key there is, such as `setup.title` or `problem.offline.text`. */
export type MessageKey = {
  [Area in keyof typeof english]: Leaves<(typeof english)[Area], Area>;
}[keyof typeof english];

/** A language that people speak; `system` and `pseudo` of the settings are resolved before. */
export type Language = (typeof uiLanguages)[number];
