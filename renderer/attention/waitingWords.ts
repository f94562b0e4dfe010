import type { EpochMs } from '#shared/time/zone.ts';
import type { Saying } from '../undo/saying.ts';
import type { LineState } from '#shared/domain/lineState.ts';
import type { WaitingDecision } from '#shared/contract/attention.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { breakWishWords } from './breakWords.ts';
import { offerWishWords } from './offerWords.ts';
import { wishOf } from './wish.ts';

interface Standing extends Saying {
  readonly now: EpochMs;
  readonly line: LineState['kind'];
}

/** So soon that a time of the day would say less. Milliseconds. */
const aMomentMs = minuteMs;

/** What is wanted, and what it waits for or until when. */
export function waitingWords(
  decision: WaitingDecision,
  { t, formats, today, now, line }: Standing,
): { readonly wish: string; readonly waits: string } {
  const at = (instant: EpochMs | null | undefined): string =>
    instant === null || instant === undefined ? '' : formats.dayAndTime(instant, today);
  const { state, dueAt } = decision;
  return { wish: wishWords(), waits: waitsFor() };

  function wishWords(): string {
    if (decision.about === 'break') return breakWishWords(decision, { t, formats, today });
    if (decision.about === 'offer') return offerWishWords(decision, t);
    if (decision.about === 'hours') return t(`publishing.wish.${decision.kind}`);
    const { from, wanted } = decision;
    return t(`visit.wanted.${wishOf(decision)}`, { from: at(from), time: at(wanted?.start) });
  }

  function waitsFor(): string {
    if (state === 'sending') return t('visit.way.sending');
    if (state === 'checking') return t('visit.history.checking');
    if (dueAt > now + aMomentMs) return t('visit.way.at', { time: at(dueAt) });
    return line === 'inStep' ? t('visit.way.soon') : t('visit.way.line');
  }
}
