import type { BoardCard } from '#shared/contract/views.ts';
import type { Contestant } from './contestant.ts';
import { day, now } from './fixture.ts';

/** What one contestant needed in one round; milliseconds. */
export interface Round {
  readonly name: string;
  /** From the call to the first frame after the visits are in the document. */
  readonly mount: number;
  /** Main-thread cost of each single change: script, style and layout. */
  readonly changes: readonly number[];
  readonly visits: number;
}

declare global {
  interface Window {
    /** Measures one round; the address says of whom. */
    bench?: (changes: number) => Promise<Round>;
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
const contestant = await (load[location.hash.slice(1)] ?? fail('Nobody has this name.'))();
await document.fonts.ready;

window.bench = async (changes) => {
  for (let warm = 0; warm < 2; warm++) {
    const first = contestant.mount(stage);
    await frame();
    first.unmount();
    await frame();
  }
  const before = performance.now();
  const mounted = contestant.mount(stage);
  await frame();
  const mount = performance.now() - before;
  const visits = mounted.count();
  const costs: number[] = [];
  for (let index = 0; index < changes; index++) costs.push(await oneChange(mounted.change, index));
  mounted.unmount();
  return { name: contestant.name, mount, changes: costs, visits };
};

/** Moves one visit by five minutes and changes its name, as a patient would. Layout is asked for, so that it is paid here. */
async function oneChange(change: (card: BoardCard, column: number) => void, index: number): Promise<number> {
  const column = (index * 7) % day.columns.length;
  const card = day.columns[column]?.cards[(index * 5) % 32] ?? fail('The day is shorter than it should be.');
  await frame();
  const before = performance.now();
  change(
    {
      ...card,
      surname: `${card.surname} ${index}`,
      start: card.start + 5 * 60_000,
      confirmed: !card.confirmed,
    },
    column,
  );
  stage.getBoundingClientRect();
  return performance.now() - before;
}

/** Resolves in a task after the next frame has been produced: style, layout and paint of what stands before it are in. */
function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

function fail(why: string): never {
  throw new Error(why);
}
