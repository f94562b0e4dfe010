import type { ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  /** The first step out of the emptiness. */
  readonly action: { readonly label: string; readonly run: () => void } | null;
  readonly urgent?: boolean;
}

/** Words in the place of an empty board: what will appear here, and the first step. */
export function Notice({ title, text, action, urgent = false }: NoticeProps): ReactNode {
  return (
    <div className="board-notice" role={urgent ? 'alert' : 'status'}>
      <h2>{title}</h2>
      <p>{text}</p>
      {action !== null && (
        <button type="button" className="board-step" onClick={action.run}>
          {action.label}
        </button>
      )}
    </div>
  );
}
