import type { Translator } from '#shared/messages/makeTranslator.ts';
import { isRefused } from '../setup/isRefused.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { LineState } from '#shared/domain/lineState.ts';

/** The line's state in the words of the bar: `12:41:05 in step`, `Offline since 12:38`. */
export function lineWords(line: LineState, t: Translator, formats: Formats, today: LocalDate): string {
  switch (line.kind) {
    case 'notConnected':
      return t('app.line.notConnected');
    case 'connecting':
      return t('app.line.connecting');
    case 'inStep':
      return t('app.line.inStep', { time: formats.timeWithSeconds(line.asOf) });
    case 'offline':
      return t('app.line.offline', { time: formats.dayAndTime(line.since, today) });
    case 'paused':
      if (isRefused(line)) return t('app.line.refused');
      return line.problem.until === null
        ? t('app.line.paused')
        : t('app.line.pausedUntil', { time: formats.dayAndTime(line.problem.until, today) });
  }
}
