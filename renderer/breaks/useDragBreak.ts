import { useEffect, useRef } from 'react';
import type { BoardBreak } from '#shared/contract/board.ts';
import type { Span } from '#shared/contract/breaks.ts';
import { spanWords } from '../i18n/spanWords.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { turnTo } from '../state/selection.ts';
import { notify } from '../undo/decide.ts';
import { sayDecided } from './decideBreak.ts';
import type { DayOnScreen } from './dragColumn.ts';
import './breaks.css';
import { type BreakDrags, listenForBreaks } from './listenForBreaks.ts';

/**
 * A drag over time in which nobody is draws a break there, which the panel then opens with fields for it. One that is there is moved by
 * its middle and made longer or shorter by its ends, at once; its panel has fields for the same. Visits are dragged by `moving/`.
 */
export function useDragBreak(days: DayOnScreen): void {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const calendars = useDesk((desk) => desk.calendars);
  const latest = useRef<BreakDrags | null>(null);
  useEffect(() => {
    const change = async (rest: BoardBreak, span: Span, addressId: string): Promise<void> => {
      const { id: breakId, since, till, description } = rest;
      if (since === span.since && till === span.till) return;
      const calendar = calendars.find((entry) => entry.addressId === addressId);
      const doctor = calendar?.ownName ?? calendar?.doctor ?? '';
      const failed = await sayDecided(
        door().ask('breaks.change', {
          seen: { breakId, since, till, description },
          calendars: 'twins',
          time: { kind: 'span', ...span },
          description,
        }),
        { kind: 'moveBreak', doctor, addressId, span },
        { t, formats, today },
      );
      if (failed !== null) notify(t(`problem.${failed.kind}.text`, failed.params), 'refused');
    };
    latest.current = {
      days,
      say: (span, addressId) => spanWords(span, { t, today, formats: formatsAt(formats, addressId) }),
      onDrawn: (span, addressId) => turnTo({ kind: 'newBreak', addressId, ...span }),
      onMoved: (rest, span, addressId) => void change(rest, span, addressId),
    };
  });
  useEffect(() => listenForBreaks(() => latest.current), []);
}
