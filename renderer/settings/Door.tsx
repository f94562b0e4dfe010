import type { ReactNode } from 'react';
import { open, type Openable } from '../state/opened.ts';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly to: Openable;
  readonly label: string;
  /** What is behind it. */
  readonly hint: string;
}

/** What is set up in a place of its own, and the way there. */
export function Door({ to, label, hint }: Props): ReactNode {
  return (
    <div className="field">
      <div className="fields-more">
        <Button onPress={() => open(to)}>{label}</Button>
      </div>
      <p className="field-hint">{hint}</p>
    </div>
  );
}
