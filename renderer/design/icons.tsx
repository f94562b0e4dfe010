import type { ReactNode } from 'react';

/**
 * The marks of the board, on a grid of 16 px with strokes of 1.75. They are finished elements, made once and never drawn
 * again, because a full day shows a thousand of them. All are decoration: the words stand in the label of what carries them.
 */
function mark(paths: ReactNode): ReactNode {
  return (
    <svg
      className="mark"
      width="14"
      height="14"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {paths}
    </svg>
  );
}

export const marks = {
  /** Confirmed by the patient. */
  check: mark(<path d="M3 8.5 6.5 12 13 4.5" />),
  /** Done. */
  doubleCheck: mark(<path d="M1 8.5 4.25 12 10 5M7.5 11.25l.75.75L15 4.5" />),
  /** Arrived, waiting: a seated figure. */
  seated: mark(
    <>
      <circle cx="6" cy="2.75" r="1.75" fill="currentColor" stroke="none" />
      <path d="M5.5 6v4.5h5V14M5.5 8h4M2.75 7v6.5" />
    </>,
  ),
  /** With the doctor. */
  door: mark(<path d="M4 14V2.5h8V14M2.5 14h11M9.75 8.25v.01" />),
  /** Did not come. */
  crossedCircle: mark(
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="m4 12 8-8" />
    </>,
  ),
  /** On its way to the marketplace. */
  clock: mark(
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 4.75V8l2.25 1.5" />
    </>,
  ),
  /** By video. */
  video: mark(
    <>
      <rect x="1.5" y="4" width="8.5" height="8" rx="1.75" />
      <path d="m10 7.25 4.5-2.5v6.5L10 8.75" />
    </>,
  ),
  /** The patient left a comment. */
  comment: mark(<path d="M2.5 3.5h11v7.25H7.75L4.75 13.5v-2.75H2.5z" />),
  /** Needs a person. */
  exclamation: mark(
    <>
      <path d="M8 3v5.75" strokeWidth="2.25" />
      <path d="M8 12.5v.01" strokeWidth="2.5" />
    </>,
  ),
  plus: mark(<path d="M8 3.25v9.5M3.25 8h9.5" />),
} as const;
