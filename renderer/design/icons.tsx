import type { ReactElement } from 'react';

/**
 * The marks of the board, on a grid of 16 px with strokes of 1.75; dots are strokes without length. Each is one path in one
 * element, made once and never drawn again, because a full day shows a thousand of them. All are decoration: the words stand
 * in the label of what carries them.
 * @param className what the mark is for, to colour it
 */
function mark(path: string, className = ''): ReactElement {
  return (
    <svg
      className={`mark ${className}`.trimEnd()}
      width="14"
      height="14"
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

const circle = 'M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 1 0 0-11.5';

export const marks = {
  /** Confirmed by the patient. */
  check: mark('M3 8.5 6.5 12 13 4.5', 'is-state'),
  /** Done. */
  doubleCheck: mark('M1 8.5 4.25 12 10 5M7.5 11.25l.75.75L15 4.5', 'is-state'),
  /** Arrived, waiting: a seated figure. */
  seated: mark('M5.75 2.5a.5.5 0 1 0 .01 0M5.5 6.25v4.25h5V14M5.5 8.25h4M2.75 7v6.5', 'is-state'),
  /** With the doctor. */
  door: mark('M4 14V2.5h8V14M2.5 14h11M9.75 8.25v.01', 'is-state'),
  /** Did not come. */
  crossedCircle: mark(`${circle}M4 12l8-8`, 'is-state'),
  /** On its way to the marketplace. */
  clock: mark(`${circle}M8 4.75V8l2.25 1.5`),
  /** Began the day before: an arrow down from a line. */
  began: mark('M3 2.5h10M8 5.5v8M4.75 10.25 8 13.5l3.25-3.25'),
  /** By video. */
  video: mark(
    'M3 4h5.5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5H3a1.5 1.5 0 0 1-1.5-1.5v-5A1.5 1.5 0 0 1 3 4M10 7.25l4.5-2.5v6.5L10 8.75',
  ),
  /** The patient left a comment. */
  comment: mark('M2.5 3.5h11v7.25H7.75L4.75 13.5v-2.75H2.5z'),
  /** Needs a person. */
  exclamation: mark('M8 3v5.75M8 12.75v.01', 'is-bold'),
  plus: mark('M8 3.25v9.5M3.25 8h9.5'),
} as const;
