import type { uiLanguages } from '../contract/views.ts';
import csApp from './cs/app.json' with { type: 'json' };
import csArrivals from './cs/arrivals.json' with { type: 'json' };
import csBoard from './cs/board.json' with { type: 'json' };
import csDesk from './cs/desk.json' with { type: 'json' };
import csPrivacy from './cs/privacy.json' with { type: 'json' };
import csProblems from './cs/problems.json' with { type: 'json' };
import csSetup from './cs/setup.json' with { type: 'json' };
import csShell from './cs/shell.json' with { type: 'json' };
import csVisit from './cs/visit.json' with { type: 'json' };
import deApp from './de/app.json' with { type: 'json' };
import deArrivals from './de/arrivals.json' with { type: 'json' };
import deBoard from './de/board.json' with { type: 'json' };
import deDesk from './de/desk.json' with { type: 'json' };
import dePrivacy from './de/privacy.json' with { type: 'json' };
import deProblems from './de/problems.json' with { type: 'json' };
import deSetup from './de/setup.json' with { type: 'json' };
import deShell from './de/shell.json' with { type: 'json' };
import deVisit from './de/visit.json' with { type: 'json' };
import enApp from './en/app.json' with { type: 'json' };
import enArrivals from './en/arrivals.json' with { type: 'json' };
import enBoard from './en/board.json' with { type: 'json' };
import enDesk from './en/desk.json' with { type: 'json' };
import enPrivacy from './en/privacy.json' with { type: 'json' };
import enProblems from './en/problems.json' with { type: 'json' };
import enSetup from './en/setup.json' with { type: 'json' };
import enShell from './en/shell.json' with { type: 'json' };
import enVisit from './en/visit.json' with { type: 'json' };
import esApp from './es/app.json' with { type: 'json' };
import esArrivals from './es/arrivals.json' with { type: 'json' };
import esBoard from './es/board.json' with { type: 'json' };
import esDesk from './es/desk.json' with { type: 'json' };
import esPrivacy from './es/privacy.json' with { type: 'json' };
import esProblems from './es/problems.json' with { type: 'json' };
import esSetup from './es/setup.json' with { type: 'json' };
import esShell from './es/shell.json' with { type: 'json' };
import esVisit from './es/visit.json' with { type: 'json' };
import itApp from './it/app.json' with { type: 'json' };
import itArrivals from './it/arrivals.json' with { type: 'json' };
import itBoard from './it/board.json' with { type: 'json' };
import itDesk from './it/desk.json' with { type: 'json' };
import itPrivacy from './it/privacy.json' with { type: 'json' };
import itProblems from './it/problems.json' with { type: 'json' };
import itSetup from './it/setup.json' with { type: 'json' };
import itShell from './it/shell.json' with { type: 'json' };
import itVisit from './it/visit.json' with { type: 'json' };
import plApp from './pl/app.json' with { type: 'json' };
import plArrivals from './pl/arrivals.json' with { type: 'json' };
import plBoard from './pl/board.json' with { type: 'json' };
import plDesk from './pl/desk.json' with { type: 'json' };
import plPrivacy from './pl/privacy.json' with { type: 'json' };
import plProblems from './pl/problems.json' with { type: 'json' };
import plSetup from './pl/setup.json' with { type: 'json' };
import plShell from './pl/shell.json' with { type: 'json' };
import plVisit from './pl/visit.json' with { type: 'json' };
import ptApp from './pt/app.json' with { type: 'json' };
import ptArrivals from './pt/arrivals.json' with { type: 'json' };
import ptBoard from './pt/board.json' with { type: 'json' };
import ptDesk from './pt/desk.json' with { type: 'json' };
import ptPrivacy from './pt/privacy.json' with { type: 'json' };
import ptProblems from './pt/problems.json' with { type: 'json' };
import ptSetup from './pt/setup.json' with { type: 'json' };
import ptShell from './pt/shell.json' with { type: 'json' };
import ptVisit from './pt/visit.json' with { type: 'json' };
import trApp from './tr/app.json' with { type: 'json' };
import trArrivals from './tr/arrivals.json' with { type: 'json' };
import trBoard from './tr/board.json' with { type: 'json' };
import trDesk from './tr/desk.json' with { type: 'json' };
import trPrivacy from './tr/privacy.json' with { type: 'json' };
import trProblems from './tr/problems.json' with { type: 'json' };
import trSetup from './tr/setup.json' with { type: 'json' };
import trShell from './tr/shell.json' with { type: 'json' };
import trVisit from './tr/visit.json' with { type: 'json' };

/** A catalogue as it is written: texts in ICU MessageFormat, grouped as deep as it helps. */
export interface MessageTree {
  readonly [name: string]: string | MessageTree;
}

/** English is the measure: its keys are the keys. The names here are the first part of each key. */
const english = {
  app: enApp,
  arrivals: enArrivals,
  board: enBoard,
  setup: enSetup,
  problem: enProblems,
  shell: enShell,
  visit: enVisit,
  desk: enDesk,
  privacy: enPrivacy,
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

/** All catalogues as written, by language. */
export const catalogues: Readonly<Record<Language, MessageTree>> = {
  en: english,
  pl: {
    app: plApp,
    arrivals: plArrivals,
    board: plBoard,
    setup: plSetup,
    problem: plProblems,
    shell: plShell,
    visit: plVisit,
    desk: plDesk,
    privacy: plPrivacy,
  },
  es: {
    app: esApp,
    arrivals: esArrivals,
    board: esBoard,
    setup: esSetup,
    problem: esProblems,
    shell: esShell,
    visit: esVisit,
    desk: esDesk,
    privacy: esPrivacy,
  },
  it: {
    app: itApp,
    arrivals: itArrivals,
    board: itBoard,
    setup: itSetup,
    problem: itProblems,
    shell: itShell,
    visit: itVisit,
    desk: itDesk,
    privacy: itPrivacy,
  },
  pt: {
    app: ptApp,
    arrivals: ptArrivals,
    board: ptBoard,
    setup: ptSetup,
    problem: ptProblems,
    shell: ptShell,
    visit: ptVisit,
    desk: ptDesk,
    privacy: ptPrivacy,
  },
  cs: {
    app: csApp,
    arrivals: csArrivals,
    board: csBoard,
    setup: csSetup,
    problem: csProblems,
    shell: csShell,
    visit: csVisit,
    desk: csDesk,
    privacy: csPrivacy,
  },
  de: {
    app: deApp,
    arrivals: deArrivals,
    board: deBoard,
    setup: deSetup,
    problem: deProblems,
    shell: deShell,
    visit: deVisit,
    desk: deDesk,
    privacy: dePrivacy,
  },
  tr: {
    app: trApp,
    arrivals: trArrivals,
    board: trBoard,
    setup: trSetup,
    problem: trProblems,
    shell: trShell,
    visit: trVisit,
    desk: trDesk,
    privacy: trPrivacy,
  },
};
