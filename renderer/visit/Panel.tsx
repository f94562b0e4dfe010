import { X } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Button } from '../app/Button.tsx';
import { useStaying } from '../app/useStaying.ts';
import { useT } from '../i18n/useT.ts';
import { isTyping } from '../keys/isTyping.ts';
import { closePanel, type Selection, useSelection } from '../state/selection.ts';
import { useShownBoard } from '../week/shownColumns.ts';
import { AttentionPanel } from './AttentionPanel.tsx';
import { NewVisitPanel } from './NewVisitPanel.tsx';
import { NextFreePanel } from './NextFreePanel.tsx';
import { type KnownVisit, useVisit } from './useVisit.ts';
import { VisitPanel } from './VisitPanel.tsx';
import './visit.css';

/**
 * What is open beside the board: a visit, a new visit, or what needs a person. Nothing where nothing is chosen. A visit that is
 * read within a blink comes with all that is known of it: to draw the panel empty first would draw the board twice.
 */
export function Panel(): ReactNode {
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

/** It takes the focus when it opens on something else, so that it is read and its keys work; Escape closes it. */
function OpenPanel({ selection, visit }: OpenProps): ReactNode {
  const t = useT();
  const panel = useRef<HTMLElement>(null);
  const key = keyOf(selection);
  useEffect(() => {
    if (!isInForm(panel.current)) panel.current?.focus({ preventScroll: true });
  }, [key]);
  useMarkOnBoard(selection);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isElsewhere(event.target, panel.current))
        return;
      event.preventDefault();
      closePanel();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <aside ref={panel} className="panel" tabIndex={-1} aria-label={t(`visit.panel.${selection.kind}`)}>
      <div className="panel-close">
        <Button
          rank="quiet"
          aria-label={t('visit.panel.close')}
          aria-keyshortcuts="Escape"
          onPress={closePanel}
        >
          <X size={18} aria-hidden />
        </Button>
      </div>
      <Content key={key} selection={selection} visit={visit} />
    </aside>
  );
}

function Content({ selection, visit }: OpenProps): ReactNode {
  switch (selection.kind) {
    case 'visit':
      return <VisitPanel id={selection.id} known={visit} task={selection.task} settles={selection.settles} />;
    case 'slot':
      return <NewVisitPanel {...selection} />;
    case 'nextFree':
      return <NextFreePanel service={selection.service} />;
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
    case 'attention':
      return `attention ${selection.intentId}`;
  }
}

/** How long a day that has just been opened may take to draw its cards. Milliseconds. */
const patience = 4_000;

/**
 * Marks on the board what is open. In the document and not in React, as the board keeps its tab stop: choosing draws no card
 * again. Done anew when the day changes, because a card may have been drawn anew.
 */
function useMarkOnBoard(selection: Open): void {
  const board = useShownBoard();
  useEffect(() => {
    const until = Date.now() + patience;
    let item: Element | null = null;
    let frame = 0;
    const mark = (): void => {
      item = itemOf(selection);
      if (item !== null) item.setAttribute('data-open', '');
      else if (hasPlace(selection) && Date.now() < until) frame = requestAnimationFrame(mark);
    };
    mark();
    return () => {
      cancelAnimationFrame(frame);
      item?.removeAttribute('data-open');
    };
  }, [selection, board]);
}

const hasPlace = ({ kind }: Selection): boolean => kind === 'visit' || kind === 'slot';

function itemOf(selection: Open): Element | null {
  switch (selection.kind) {
    case 'visit':
      return document.querySelector(`[data-item="${CSS.escape(selection.id)}"]`);
    case 'slot':
      return document.querySelector(
        `[data-column="${CSS.escape(selection.addressId)}"] [data-item="slot ${selection.start}"]`,
      );
    case 'nextFree':
    case 'attention':
      return null;
  }
}

/** What opened with a task has its field, and the focus is there already: what it contains is drawn before the panel is told. */
function isInForm(panel: HTMLElement | null): boolean {
  const active = document.activeElement;
  return active?.matches('input, textarea, select') === true && panel?.contains(active) === true;
}

/** A field outside the panel, a popover or a dialog has its own use for Escape. */
function isElsewhere(target: EventTarget | null, panel: HTMLElement | null): boolean {
  const inside = target instanceof Node && panel?.contains(target) === true;
  return !inside && isTyping(target);
}
