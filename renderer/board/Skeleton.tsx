import type { ReactNode } from 'react';

/** Where cards lie in the picture of a day that is still being read, in per cent from the top; it looks like a day, not like a form. */
const columns = [
  [6, 14, 30, 46, 54],
  [2, 18, 26, 42, 70],
  [10, 22, 38, 62],
  [6, 14, 34, 50, 58, 66],
  [18, 26, 54, 70],
  [2, 10, 30, 46, 62],
];

/** A day that is being read. */
export function Skeleton({ text }: { readonly text: string }): ReactNode {
  return (
    <div className="board-skeleton" role="status">
      <span className="visually-hidden">{text}</span>
      {columns.map((tops, index) => (
        <div key={index} className="skeleton-column">
          <div className="skeleton-head">
            <div className="skeleton-line" style={{ width: '62%' }} />
            <div className="skeleton-line is-thin" style={{ width: '44%' }} />
          </div>
          <div className="skeleton-body">
            {tops.map((top) => (
              <div key={top} className="skeleton-card" style={{ top: `${top}%` }} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
