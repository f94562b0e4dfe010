import { join } from 'node:path';
import { ms, type Figure } from './figures.ts';
import type { DaySize } from './page/fixture.ts';
import type { Round } from './page/page.ts';
import { quantile, table } from './statistics.ts';
import { openWindow, type TestWindow } from './window.ts';

/** A day to measure with, and how often: the libraries need seconds for the fullest. */
interface Setting {
  readonly size: DaySize;
  readonly visits: string;
  readonly doctors: number;
  readonly rounds: number;
  readonly warm: number;
  readonly changesEach: number;
  /** What the board is held to on the machine it runs on; milliseconds. */
  readonly aims: { readonly first: number; readonly change: number };
}

const settings: readonly Setting[] = [
  {
    size: 'full',
    visits: '640',
    doctors: 20,
    rounds: 5,
    warm: 2,
    changesEach: 20,
    aims: { first: 150, change: 8 },
  },
  {
    size: 'fullest',
    visits: '2,000',
    doctors: 50,
    rounds: 3,
    warm: 1,
    changesEach: 10,
    aims: { first: 150, change: 8 },
  },
];

/** The window, in pixels of its content. */
const content = { width: 1440, height: 900 } as const;

const names = ['ours', 'bigCalendar', 'fullCalendar'] as const;

/**
 * Measures our board beside react-big-calendar and FullCalendar with the same visits, 640 at 20 doctors and 2,000 at 50, in the
 * same window, in turns, so that a busy moment of the machine hits all of them. Each is loaded afresh and mounts before it
 * counts; the first turn does not count at all.
 * @returns the figures that have an aim; how the others compare is printed at once
 */
export async function benchBoard(): Promise<Figure[]> {
  const window = await openWindow(join(import.meta.dirname, 'page'));
  try {
    await window.app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, content);
    const figures: Figure[] = [];
    for (const setting of settings) figures.push(...report(setting, await measure(window, setting)));
    return figures;
  } finally {
    await window.close();
  }
}

async function measure({ page, address }: TestWindow, setting: Setting): Promise<Round[]> {
  const { size, rounds, changesEach, warm } = setting;
  const results: Round[] = [];
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      await page.goto('about:blank');
      await page.goto(`${address}#${name}/${size}`);
      await page.waitForFunction(() => globalThis.window.bench !== undefined);
      const result = await page.evaluate(([changes, mounts]) => globalThis.window.bench?.(changes, mounts), [
        changesEach,
        warm,
      ] as const);
      if (round >= 0 && result !== undefined) results.push(result);
    }
  }
  return results;
}

function report(setting: Setting, results: readonly Round[]): Figure[] {
  const { visits, doctors, rounds, changesEach, aims } = setting;
  const measured = [...new Set(results.map(({ name }) => name))].map((name) => {
    const own = results.filter((result) => result.name === name);
    const changes = own.flatMap((result) => result.changes);
    const median = (of: (round: Round) => number): number => quantile(own.map(of), 0.5);
    return {
      name,
      visits: `${median(({ visitsFirst }) => visitsFirst)}/${median(({ visits }) => visits)}`,
      missing: Math.max(...own.map(({ missing }) => missing)),
      first: median((round) => round.first),
      first95: quantile(
        own.map((round) => round.first),
        0.95,
      ),
      all: median(({ all }) => all),
      longest: median(({ longest }) => longest),
      change: quantile(changes, 0.5),
      change95: quantile(changes, 0.95),
    };
  });
  const [first] = measured;
  if (first === undefined) throw new Error('Nothing was measured.');
  const ratio = (value: number, of: number): string => `${(value / of).toFixed(1)}x`;
  console.log(
    `\nThe board: ${visits} visits, ${doctors} doctors, a window of ${content.width} × ${content.height}, ${rounds} turns of 1 mount and ${changesEach} changes each`,
  );
  console.log(
    'First frame: all that the window shows is drawn. The libraries draw the whole day for it, Frontdesk the rest in pauses.\n',
  );
  console.log(
    table([
      [
        '',
        'visits first/all',
        'first frame p50',
        'p95',
        'ratio',
        'all drawn p50',
        'longest wait after',
        'one change p50',
        'p95',
        'ratio',
      ],
      ...measured.map((one) => [
        one.name,
        one.visits,
        ms(one.first),
        ms(one.first95),
        ratio(one.first, first.first),
        ms(one.all),
        one.longest === 0 ? '–' : ms(one.longest),
        ms(one.change),
        ms(one.change95),
        ratio(one.change, first.change),
      ]),
    ]),
  );
  if (first.missing > 0)
    throw new Error(`The first frame lacks ${first.missing} visits that the window shows.`);
  const others = measured.slice(1);
  const beside = (of: (one: (typeof measured)[number]) => number): string =>
    others.map((one) => `${one.name} ${ms(of(one))}`).join(', ');
  return [
    {
      name: `board: first frame of ${visits} visits, p50`,
      ours: ms(first.first),
      beside: beside((one) => one.first),
      aim: aims.first,
      value: first.first,
    },
    {
      name: `board: one change among ${visits}, p95`,
      ours: ms(first.change95),
      beside: beside((one) => one.change95),
      aim: aims.change,
      value: first.change95,
    },
  ];
}
