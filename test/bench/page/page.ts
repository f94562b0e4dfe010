import type { BoardCard } from '#shared/contract/views.ts';
import '../../../renderer/design/design.css';
import { bigCalendar } from './bigCalendar.tsx';
import type { Contestant } from './contestant.ts';
import { day, now } from './fixture.ts';
import { fullCalendar } from './fullCalendar.ts';
import { ours } from './ours.tsx';

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
    bench: { names(): Promise<string[]>; round(name: string, changes: number): Promise<Round> };
  }
}

Date.now = () => now;
const stage = document.getElementById('stage') ?? fail('The page has lost its #stage.');
const all: Promise<Contestant[]> = (async () => [await ours(), bigCalendar(), fullCalendar()])();

window.bench = {
  names: async () => (await all).map(({ name }) => name),
  round: async (name, changes) => {
    const contestant = (await all).find((one) => one.name === name) ?? fail(`Nobody is called ${name}.`);
    await document.fonts.ready;
    await frame();
    const before = performance.now();
    const mounted = contestant.mount(stage);
    await frame();
    const mount = performance.now() - before;
    const visits = mounted.count();
    const costs: number[] = [];
    for (let index = 0; index < changes; index++) costs.push(await oneChange(mounted.change, index));
    mounted.unmount();
    await frame();
    return { name, mount, changes: costs, visits };
  },
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
  void stage.offsetHeight;
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
