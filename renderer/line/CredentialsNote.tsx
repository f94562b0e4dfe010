import type { ReactNode } from 'react';
import { isRefused } from '../setup/isRefused.ts';
import { RefusedNote } from '../setup/RefusedNote.tsx';
import { useDesk } from '../state/desk.ts';

/** Under the day while the vendor does not know this desk any more: nothing is read or sent until somebody has new credentials. */
export function CredentialsNote(): ReactNode {
  const refused = useDesk((desk) => isRefused(desk.line));
  if (!refused) return null;
  return (
    <div>
      <RefusedNote urgency="alert" />
    </div>
  );
}
