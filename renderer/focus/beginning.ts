/*
 * Another day is scrolled to where it begins in the frame after it was drawn (adr/0012). Another reason to scroll, to show
 * a visit or to hold a card where the hand is, has to come after that.
 */

let frame: number | null = null;
let after: (() => void)[] = [];

/** Scrolls the board to where its day begins before the next paint, and then does what waits for that. */
export function beginInFrame(begin: () => void): void {
  if (frame !== null) cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => {
    frame = null;
    begin();
    const waiting = after;
    after = [];
    waiting.forEach((run) => run());
  });
}

export const isBeginning = (): boolean => frame !== null;

/** Scrolls the board: at once, or if another day has just been drawn, when it stands where it begins. */
export function whenBegun(run: () => void): void {
  if (isBeginning()) after.push(run);
  else run();
}

/** The board goes, and with it what was to be done there. */
export function forgetBeginning(): void {
  if (frame !== null) cancelAnimationFrame(frame);
  frame = null;
  after = [];
}
