import type { Contestant, Mounted } from './contestant.ts';
import { day, name, now } from './fixture.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/** What one contestant needed in one round; milliseconds. */
export interface Round {
  readonly name: string;
  /** From the call to the first frame in which everything that the window shows is drawn. */
  readonly first: number;
  /** From the call until all visits of the day are in the document and in a frame. */
  readonly all: number;
  /** The longest that the page did not answer between the two. */
  readonly longest: number;
  /** Main-thread cost of each single change: script, style and layout. */
  readonly changes: readonly number[];
  /** Visits in the document with the first frame, and at the end. */
  readonly visitsFirst: number;
  readonly visits: number;
  /** Visits within the window of which the first frame did not have the words. */
  readonly missing: number;
}

declare global {
  interface Window {
    /** Measures one round; the address says of whom. @param warm mounts before the one that counts */
    bench?: (changes: number, warm: number) => Promise<Round>;
  }
}

/** Each is loaded alone, so that nobody pays for the style sheets of another. */
const load: Readonly<Record<string, () => Promise<Contestant>>> = {
  ours: async () => (await import('./ours.tsx')).ours(),
  bigCalendar: async () => (await import('./bigCalendar.tsx')).bigCalendar(),
  fullCalendar: async () => (await import('./fullCalendar.ts')).fullCalendar(),
};

Date.now = () => now;
const stage = document.getElementById('stage') ?? fail('The page has lost its #stage.');
const contestant = await (load[name] ?? fail('Nobody has this name.'))();
await document.fonts.ready;

window.bench = async (changes, warm) => {
  for (let mount = 0; mount < warm; mount++) {
    const before = contestant.mount(stage);
    await allDrawn(before);
    before.unmount();
    await frame();
  }
  const before = performance.now();
  const mounted = contestant.mount(stage);
  await frame();
  const first = performance.now() - before;
  const visitsFirst = mounted.count();
  const seenFirst = mounted.inSight();
  const longest = await allDrawn(mounted);
  const all = performance.now() - before;
  const missing = mounted.inSight() - seenFirst;
  const visits = mounted.count();
  const costs: number[] = [];
  for (let index = 0; index < changes; index++) costs.push(await oneChange(mounted.change, index));
  mounted.unmount();
  return { name: contestant.name, first, all, longest, changes: costs, visitsFirst, visits, missing };
};

/** What is not drawn by then never will be. Milliseconds. */
const patience = 60_000;

/**
 * Waits until all visits are drawn.
 * @returns the longest time between two turns of the page meanwhile: nobody who types or clicks waits longer
 */
async function allDrawn(mounted: Mounted): Promise<number> {
  const wanted = day.columns.reduce((sum, { cards }) => sum + cards.length, 0);
  let longest = 0;
  const began = performance.now();
  for (let before = began; mounted.count() < wanted;) {
    await turn();
    const now = performance.now();
    if (now - began > patience) fail(`Only ${mounted.count()} of ${wanted} visits were drawn.`);
    longest = Math.max(longest, now - before);
    before = now;
  }
  return longest;
}

/** Moves one visit by five minutes and changes its name, as a patient would. Layout is asked for, so that it is paid here. */
async function oneChange(change: (card: BoardCard, column: number) => void, index: number): Promise<number> {
  const column = (index * 7) % day.columns.length;
  const cards = day.columns[column]?.cards ?? [];
  const card = cards[(index * 5) % cards.length] ?? fail('The day is shorter than it should be.');
  await frame();
  const surname = `${card.surname} ${index}`;
  const before = performance.now();
  change({ ...card, surname, start: card.start + 5 * 60_000, confirmed: !card.confirmed }, column);
  stage.getBoundingClientRect();
  const cost = performance.now() - before;
  if (!stage.textContent.includes(surname)) fail('A change did not reach the document.');
  return cost;
}

/** Resolves in a task after the next frame has been produced: style, layout and paint of what stands before it are in. */
function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => void turn().then(resolve)));
}

/** Resolves in a task of its own, and leaves pauses between its calls. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function fail(why: string): never {
  throw new Error(why);
}
