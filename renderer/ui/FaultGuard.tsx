import { Component, type ReactNode } from 'react';
import { ProblemNote } from './ProblemNote.tsx';

interface Props {
  readonly children: ReactNode;
}
interface State {
  readonly fault: string | null;
}

/** Catches what only a bug can throw while drawing: a sentence and a way on instead of an empty window. */
export class FaultGuard extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { fault: whereItBroke(thrown) };
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children;
    const problem = { kind: 'bug', until: null, params: {}, details: this.state.fault } as const;
    return (
      <main className="closed">
        <ProblemNote problem={problem} urgency="alert" onRetry={() => location.reload()} />
      </main>
    );
  }
}

/** The kind of error and the places in the code. Its message stays out: it may quote what was on the screen. */
function whereItBroke(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const places = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [thrown.name, ...places.slice(0, 8)].join('\n');
}
