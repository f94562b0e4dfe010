/** What is told, and where it must move nothing. */
export interface Watching {
  /** Selector of the part of the window in which everything stands still. */
  readonly within: string;
  /** Selector of what is scrolled there. */
  readonly scroller: string;
  /** What the desk says, one after the other (`played-line`). */
  readonly steps: readonly object[];
}

export interface Stillness {
  /** What stood elsewhere in some frame, with how far; empty: nothing moved. */
  readonly moved: readonly string[];
  /** How many things were watched. */
  readonly watched: number;
  /** Each height that the room of the notes had, pixels. */
  readonly rooms: readonly number[];
}

/**
 * Runs in the page. Tells each step, and looks in every frame where all is that can be pressed and was on the screen before, and each
 * hour of the scale. Notes
 * themselves come and go, and the end of day's foot gives its place to them.
 */
export async function movesMeanwhile({ within, scroller, steps }: Watching): Promise<Stillness> {
  const outside = '.desk-notes, .toasts, .end-foot';
  const edge = document.querySelector(scroller)?.getBoundingClientRect().bottom ?? 0;
  const watched = [
    ...document.querySelectorAll<HTMLElement>(
      `${within} :is(button, input, .tick, [data-item], [role=columnheader])`,
    ),
  ]
    .filter((one) => one.closest(outside) === null)
    .map((one) => ({ one, at: one.getBoundingClientRect() }))
    .filter(({ at }) => at.width > 0 && at.top < edge && at.bottom > 0);
  const far = new Map<HTMLElement, number>();
  const rooms = new Set<number>();
  let isWatching = true;
  const look = (): void => {
    for (const { one, at } of watched) {
      const now = one.getBoundingClientRect();
      const by = one.isConnected ? Math.max(Math.abs(now.top - at.top), Math.abs(now.left - at.left)) : 9_999;
      if (by > 1) far.set(one, Math.max(by, far.get(one) ?? 0));
    }
    rooms.add(document.querySelector('.desk-notes')?.getBoundingClientRect().height ?? -1);
    if (isWatching) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const frames = async (count: number): Promise<void> => {
    for (let frame = 0; frame < count; frame += 1)
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => resolve());
      });
  };
  await frames(2);
  for (const detail of steps) {
    window.dispatchEvent(new CustomEvent('played-line', { detail }));
    // Whoever lays the window out at once, as a form that takes the focus does, must not change what is seen.
    await Promise.resolve();
    document.querySelector(scroller)?.getBoundingClientRect();
    await frames(3);
  }
  isWatching = false;
  const nameOf = (one: HTMLElement): string =>
    one.dataset['item'] ?? (one.textContent.slice(0, 30) || one.className);
  return {
    moved: [...far].map(([one, by]) => `${nameOf(one)}: ${Math.round(by)} px`),
    watched: watched.length,
    rooms: [...rooms],
  };
}
