/** How long a hand stays before what is under it is turned to, and how much longer before it is again. Milliseconds. */
export const holdMs = 600;
const againAfter = 400;

/** Notices when a hand stays at one place. */
export interface Hold {
  /**
   * To be told again and again where the hand is; `null`: nowhere in particular.
   * @returns true at the moment when it has stayed long enough, and again when it goes on staying
   */
  at(place: string | null, now: number): boolean;
}

export function createHold(): Hold {
  let held: string | null = null;
  let since = 0;
  return {
    at(place, now) {
      if (place !== held) {
        held = place;
        since = now;
        return false;
      }
      if (place === null || now - since < holdMs) return false;
      // The day that has just come must be seen before the next one comes.
      since = now + againAfter;
      return true;
    },
  };
}
