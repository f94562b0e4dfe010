/** A vertical extent in pixels. */
export interface Extent {
  readonly top: number;
  readonly height: number;
}

/** What a lane needs, pixels: a card that can be hit, and the air beside it (`placeOf` in Card.tsx). */
export const leastLanePx = 30;

/** Where a card goes among those that it collides with: lane 0 is the leftmost of `lanes`. */
export interface Lane {
  readonly lane: number;
  readonly lanes: number;
}

/**
 * Lays what overlaps side by side. Each group that hangs together by overlaps shares its width equally; within it a
 * card takes the leftmost lane that is free, so the fewest lanes are used. What only touches does not overlap.
 * @param extents sorted by `top`
 * @returns one lane for each extent, in the same order
 */
export function packLanes(extents: readonly Extent[]): Lane[] {
  const placed: Lane[] = [];
  let group: number[] = [];
  let ends: number[] = [];
  let groupEnd = -Infinity;
  const close = (): void => {
    for (const lane of group) placed.push({ lane, lanes: ends.length });
    group = [];
    ends = [];
  };
  for (const { top, height } of extents) {
    if (top >= groupEnd - touch) close();
    const free = ends.findIndex((end) => end <= top + touch);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = top + height;
    group.push(lane);
    groupEnd = group.length === 1 ? top + height : Math.max(groupEnd, top + height);
  }
  close();
  return placed;
}

/** Half a pixel: positions are products of fractions. */
const touch = 0.5;
