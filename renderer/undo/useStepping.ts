import { useCallback } from 'react';
import { useT } from '../i18n/useT.ts';
import type { Ways } from '../state/steps.ts';
import { takeStep } from './takeSteps.ts';
import { stepOfCard } from '../state/cardSteps.ts';
import type { BoardCard } from '#shared/contract/board.ts';

export interface Stepping {
  /** Goes a way with a visit; nothing happens where it is closed. */
  readonly go: (card: BoardCard, way: keyof Ways) => void;
}

/** Steps of the patients by hand, on the board, in the week and in the list of arrivals; keys are bound in `visit/useCardKeys.ts`. */
export function useStepping(): Stepping {
  const t = useT();
  const go = useCallback(
    (card: BoardCard, way: keyof Ways): void => {
      const step = stepOfCard(card, way);
      if (step !== null) void takeStep({ id: card.id, patient: card }, step, t);
    },
    [t],
  );
  return { go };
}
