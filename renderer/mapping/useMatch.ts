import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import type { MappingActions, Matched } from './useMapping.ts';

/** What came of saying that a vanished object goes on as another one, in words that stay until they were read. */
export interface CameOfMatch {
  readonly words: string;
  /** Nothing was carried over. */
  readonly isRefused: boolean;
}

/** Carries what is kept of a vanished object over to another one, and says what became of its hours. */
export function useMatch(mapping: MappingActions) {
  const t = useT();
  const [came, setCame] = useState<CameOfMatch | null>(null);
  const told = (answer: Matched): CameOfMatch | null => {
    switch (answer.kind) {
      case 'failed':
        return null;
      case 'changedMeanwhile':
        return { words: t('mapping.meanwhile'), isRefused: true };
      case 'hasHours':
      case 'noServices':
      case 'damaged':
        return { words: t(`mapping.along.${answer.kind}`), isRefused: true };
      case 'matched': {
        if (answer.hours === null) return null;
        const { missing } = answer.hours;
        const words =
          missing.length === 0
            ? t('mapping.along.draft')
            : t('mapping.along.missing', { names: missing.join(', ') });
        return { words, isRefused: false };
      }
    }
  };
  return {
    came,
    seen: () => setCame(null),
    /** Other words in the same place. */
    tell: (words: string) => setCame({ words, isRefused: false }),
    match: async (from: string, to: string): Promise<void> => {
      const answer = await mapping.match({ from, to });
      if (answer.kind === 'matched' && answer.hours === null) announce(t('mapping.kept'));
      setCame(told(answer));
    },
  };
}
