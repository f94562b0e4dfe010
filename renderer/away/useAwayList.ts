import { useEffect, useState } from 'react';
import type { AwayRow } from '#shared/contract/away.ts';
import { door } from '../state/door.ts';

/** Closed times with visits that nobody has looked at; kept up to date. What cannot be read stays as it was. */
export function useAwayList(): readonly AwayRow[] {
  const [rows, setRows] = useState<readonly AwayRow[]>([]);
  useEffect(() => {
    let question = 0;
    let told = '[]';
    const ask = async (): Promise<void> => {
      const own = ++question;
      const answer = await door().ask('away.list', null);
      if (own !== question || !answer.ok) return;
      // Mostly it is what it was: then nothing is drawn again in the frame that shows a change.
      const text = JSON.stringify(answer.value);
      if (text === told) return;
      told = text;
      setRows(answer.value);
    };
    void ask();
    const stops = (['away.changed', 'attention.changed', 'connection.changed', 'lock.changed'] as const).map(
      (event) => door().on(event, () => void ask()),
    );
    return () => {
      question = -1;
      stops.forEach((stop) => stop());
    };
  }, []);
  return rows;
}
