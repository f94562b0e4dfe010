import type { ReactNode } from 'react';

interface Props {
  /** What keeps hours from being published. */
  readonly faults: readonly string[];
  /** What is worth knowing. */
  readonly hints?: readonly string[];
}

/** What is wrong with hours, and what is worth knowing of them, while they are edited. */
export function Says({ faults, hints = [] }: Props): ReactNode {
  return (
    <div role="status">
      {(faults.length > 0 || hints.length > 0) && (
        <ul className="hours-says">
          {faults.map((fault) => (
            <li key={fault} data-tone="act">
              {fault}
            </li>
          ))}
          {hints.map((hint) => (
            <li key={hint} data-tone="care">
              {hint}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
