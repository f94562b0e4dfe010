import type { LaunchedDesk } from '../e2e/harness/launch.ts';
import type { Happening } from './patients.ts';

/** When something that happened at the clinic came to be on the board. */
export interface Shown {
  readonly kind: Happening['kind'];
  /**
   * Milliseconds from the clinic's doing it, or from the day's coming back on the screen if that was later, to the first look
   * (ten in a second) that finds it in the document.
   */
  readonly took: number;
  /** Its day was on the screen all the while. */
  readonly watched: boolean;
}

export interface BoardWatch {
  /** @param since when the clinic was about to do it @param anchor of its day */
  expect(happening: Happening, since: number, anchor: string): Promise<void>;
  /** What has come so far, and what is still to come. */
  look(): Promise<{ readonly shown: readonly Shown[]; readonly missing: readonly string[] }>;
}

interface Wait {
  readonly kind: Happening['kind'];
  readonly label: string;
  readonly anchor: string;
  readonly since: number;
  /** Selectors of which each must be found. */
  readonly there: readonly string[];
  /** Selectors of which none may be found. */
  readonly gone: readonly string[];
}

/**
 * Begins to look at the board from inside the page, where looking costs next to nothing.
 * @param anchors for each day a visit that stays on it: where its card is, the day is on the screen
 */
export async function watchBoard({ page }: LaunchedDesk, anchors: readonly string[]): Promise<BoardWatch> {
  await page.evaluate((days) => {
    const waits: Wait[] = [];
    const shown: Shown[] = [];
    const sinceOf = new Map<string, number>();
    Object.assign(window, { seenBoard: { waits, shown } });
    const look = (): void => {
      const now = Date.now();
      for (const anchor of days) {
        if (document.querySelector(anchor) === null) sinceOf.delete(anchor);
        else if (!sinceOf.has(anchor)) sinceOf.set(anchor, now);
      }
      for (const wait of [...waits]) {
        const dayShown = sinceOf.get(wait.anchor);
        if (dayShown === undefined) continue;
        const found = (selector: string): boolean => document.querySelector(selector) !== null;
        if (!wait.there.every(found) || wait.gone.some(found)) continue;
        shown.push({
          kind: wait.kind,
          took: now - Math.max(wait.since, dayShown),
          watched: dayShown <= wait.since,
        });
        waits.splice(waits.indexOf(wait), 1);
      }
    };
    setInterval(look, 100);
  }, anchors.map(card));
  return {
    async expect(happening, since, anchor) {
      const wait: Wait = {
        kind: happening.kind,
        label: `${happening.kind} ${happening.visit.patient.surname}`,
        anchor: card(anchor),
        since,
        ...wantedOf(happening),
      };
      await page.evaluate((one) => {
        (window as unknown as { seenBoard: { waits: Wait[] } }).seenBoard.waits.push(one);
      }, wait);
    },
    look: () =>
      page.evaluate(() => {
        const { seenBoard } = window as unknown as { seenBoard: { waits: Wait[]; shown: Shown[] } };
        return { shown: seenBoard.shown, missing: seenBoard.waits.map(({ label }) => label) };
      }),
  };
}

function wantedOf(happening: Happening): Pick<Wait, 'there' | 'gone'> {
  const { kind, visit } = happening;
  switch (kind) {
    case 'books':
    case 'enters':
      return { there: [card(visit.id)], gone: [] };
    case 'cancels':
      return { there: [], gone: [card(visit.id)] };
    case 'moves':
      return { there: [card(happening.newId)], gone: [card(visit.id)] };
    case 'marks': {
      const states = happening.presence === 'present' ? ['done', 'arrived'] : ['noShow'];
      return {
        there: [states.map((state) => `${card(visit.id)}[data-state=${state}]`).join(', ')],
        gone: [],
      };
    }
  }
}

const card = (id: string): string => `[data-state][data-item="${id}"]`;
