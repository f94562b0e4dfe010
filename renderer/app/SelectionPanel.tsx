import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef } from 'react';
import { Panel } from '../ui/Panel.tsx';
import { useStaying } from '../ui/useStaying.ts';
import { bringBeside, leaveBeside } from './besidePanel.ts';
import { BreakPanel, NewBreakPanel } from './laterParts.ts';
import { useT } from '../i18n/useT.ts';
import { leavePanel, type Selection, useSelection } from '../state/selection.ts';
import { useShownBoard } from '../state/shownColumns.ts';
import { AttentionPanel } from '../attention/AttentionPanel.tsx';
import { NewVisitPanel } from '../newVisit/NewVisitPanel.tsx';
import { NextFreePanel } from '../freeTimes/NextFreePanel.tsx';
import { type KnownVisit, useVisit } from '../visit/useVisit.ts';
import { VisitPanel } from '../visit/VisitPanel.tsx';
import '../visit/visit.css';

/** Wanted now and then: its code is read with the first of them. */
const AwayContent = lazy(async () => ({ default: (await import('../away/AwayContent.tsx')).AwayContent }));

/**
 * What is open beside the board: a visit, a new visit, or what needs a person. Nothing where nothing is chosen. A visit that is
 * read within a blink comes with all that is known of it: to draw the panel empty first would draw the board twice.
 */
export function SelectionPanel(): ReactNode {
  const selection = useSelection((state) => state.selection);
  const visit = useVisit(selection.kind === 'visit' ? selection.id : null);
  const chosen = useMemo(() => ({ selection, visit }), [selection, visit]);
  const isReading = selection.kind === 'visit' && visit.kind === 'reading';
  const shown = useStaying(isReading ? null : chosen, isReading) ?? chosen;
  if (shown.selection.kind === 'none') return null;
  return <OpenPanel selection={shown.selection} visit={shown.visit} />;
}

type Open = Exclude<Selection, { kind: 'none' }>;

interface OpenProps {
  readonly selection: Open;
  /** What is known of the visit where one is open. */
  readonly visit: KnownVisit;
}

function OpenPanel({ selection, visit }: OpenProps): ReactNode {
  const t = useT();
  const key = keyOf(selection);
  return (
    <>
      <Panel label={t(`visit.panel.${selection.kind}`)} about={key} onClose={leavePanel}>
        <Content key={key} selection={selection} visit={visit} />
      </Panel>
      <MarkOnBoard selection={selection} about={key} />
    </>
  );
}

interface MarkProps extends Pick<OpenProps, 'selection'> {
  readonly about: string;
}

/** By itself, since it hears of each change of the board: the panel is not drawn again for those. */
function MarkOnBoard({ selection, about }: MarkProps): ReactNode {
  useMarkOnBoard(selection, about);
  return null;
}

function Content({ selection, visit }: OpenProps): ReactNode {
  switch (selection.kind) {
    case 'visit':
      return <VisitPanel id={selection.id} known={visit} task={selection.task} settles={selection.settles} />;
    case 'slot':
      return <NewVisitPanel {...selection} />;
    case 'nextFree':
      return <NextFreePanel service={selection.service} />;
    case 'newBreak':
      return <NewBreakPanel.Part {...selection} />;
    case 'break':
      return <BreakPanel.Part id={selection.id} />;
    case 'away':
    case 'dayHours':
    case 'awayVisits':
      return (
        <Suspense fallback={null}>
          <AwayContent selection={selection} />
        </Suspense>
      );
    case 'attention':
      return <AttentionPanel intentId={selection.intentId} task={selection.task} />;
  }
}

/** Changes of task on the same thing keep the focus where it is. */
function keyOf(selection: Open): string {
  switch (selection.kind) {
    case 'visit':
      return `visit ${selection.id}`;
    case 'slot':
      return `slot ${selection.addressId} ${selection.start}`;
    case 'nextFree':
      return 'nextFree';
    case 'newBreak':
      return `newBreak ${selection.addressId} ${selection.since} ${selection.till}`;
    case 'break':
      return `break ${selection.id}`;
    case 'away':
    case 'dayHours':
      return `${selection.kind} ${selection.addressId} ${selection.date}`;
    case 'awayVisits':
      return `awayVisits ${selection.id}`;
    case 'attention':
      return `attention ${selection.intentId}`;
  }
}

/** How long a day that has just been opened may take to draw its cards. Milliseconds. */
const patience = 4_000;

/**
 * Marks on the board what is open, and brings it beside the panel when it is opened. In the document and not in React, as the board
 * keeps its tab stop: choosing draws no card again. Marked anew when the day changes, because a card may have been drawn anew.
 */
function useMarkOnBoard(selection: Open, key: string): void {
  const board = useShownBoard();
  const brought = useRef<string | null>(null);
  useEffect(() => {
    const until = Date.now() + patience;
    let item: Element | null = null;
    let frame = 0;
    const mark = (): void => {
      item = itemOf(selection);
      if (item === null) {
        if (hasPlace(selection) && Date.now() < until) frame = requestAnimationFrame(mark);
        return;
      }
      item.setAttribute('data-open', '');
      if (brought.current === key) return;
      brought.current = key;
      bringBeside(item);
    };
    mark();
    return () => {
      cancelAnimationFrame(frame);
      item?.removeAttribute('data-open');
    };
  }, [selection, key, board]);
  useEffect(() => leaveBeside, []);
}

const hasPlace = ({ kind }: Selection): boolean => kind === 'visit' || kind === 'slot' || kind === 'break';

function itemOf(selection: Open): Element | null {
  switch (selection.kind) {
    case 'visit':
      return document.querySelector(`[data-item="${CSS.escape(selection.id)}"]`);
    case 'slot':
      return document.querySelector(
        `[data-column="${CSS.escape(selection.addressId)}"] [data-item="slot ${selection.start}"]`,
      );
    case 'break':
      return document.querySelector(`[data-item="break ${CSS.escape(selection.id)}"]`);
    case 'newBreak':
    case 'nextFree':
    case 'away':
    case 'dayHours':
    case 'awayVisits':
    case 'attention':
      return null;
  }
}
