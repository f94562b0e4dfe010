import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { useStepping } from '../undo/useStepping.ts';
import { marks } from '../design/icons.tsx';
import { useT } from '../i18n/useT.ts';
import { useMinute } from '../state/now.ts';
import { waysOfCard, cardOf } from '../state/cardSteps.ts';

interface Props {
  readonly frame: RefObject<HTMLElement | null>;
  /** What the frame shows, another object with each change of it. */
  readonly shown: object;
}

/**
 * The next step of the card under the pointer, for the mouse alone: the keys have P. One button serves the whole board and lies over the
 * card's lower right corner. There is none where no step is left, and none on a narrow card: a press on its middle opens the visit.
 */
export function HoverStep({ frame, shown }: Props): ReactNode {
  const t = useT();
  const minute = useMinute();
  const { go } = useStepping();
  const [over, setOver] = useCardUnderPointer(frame);
  useStayOn(over, { frame, shown }, setOver);
  if (over === null) return null;
  const card = cardOf(frame.current?.querySelector(`[data-item="${CSS.escape(over.id)}"]`) ?? null);
  const next = card === null ? null : waysOfCard(card, minute).next;
  if (card === null || next === null) return null;
  return (
    <button
      type="button"
      className="card-step"
      data-step={next}
      tabIndex={-1}
      style={over.style}
      title={t(`arrivals.step.${next}`)}
      onClick={() => {
        setOver(null);
        go(card, 'next');
      }}
    >
      {icons[next]}
      <span className="visually-hidden">{`${t(`arrivals.step.${next}`)}: ${card.surname}`}</span>
    </button>
  );
}

/** The card under the pointer, for as long as it can take a button. */
function useCardUnderPointer(frame: Props['frame']) {
  const [over, setOver] = useState<Over | null>(null);
  useEffect(() => {
    const board = frame.current;
    if (board === null) return;
    let hand: { readonly x: number; readonly y: number } | null = null;
    const lookAt = (target: EventTarget | null): void => {
      if (target instanceof Element && target.closest('.card-step') !== null) return;
      const card = target instanceof Element ? target.closest<HTMLElement>('.card') : null;
      const id = card?.dataset['item'];
      if (card === null || id === undefined || card.offsetWidth < leastWidth) setOver(null);
      else setOver({ id, style: cornerOf(card, board) });
    };
    const look = ({ target, clientX, clientY }: PointerEvent): void => {
      hand = { x: clientX, y: clientY };
      lookAt(target);
    };
    const leave = (): void => {
      hand = null;
      setOver(null);
    };
    // Only the scroll that a note beneath the day costs leaves the card under the hand: so does its button, or a press would miss it.
    const scroll = (): void => setOver((over) => (over !== null && isOnItsCard(over, board) ? over : null));
    // A panel beside it makes the board narrower: what was under the hand lies elsewhere.
    const laidOut = new ResizeObserver(scroll);
    laidOut.observe(board);
    // The hand rests while the wheel turns: what has come under it is not told by any event of the pointer's.
    const rest = (): void => {
      if (hand !== null) lookAt(document.elementFromPoint(hand.x, hand.y));
    };
    board.addEventListener('pointerover', look);
    board.addEventListener('pointerleave', leave);
    board.addEventListener('scroll', scroll, true);
    board.addEventListener('scrollend', rest, true);
    return () => {
      laidOut.disconnect();
      board.removeEventListener('pointerover', look);
      board.removeEventListener('pointerleave', leave);
      board.removeEventListener('scroll', scroll, true);
      board.removeEventListener('scrollend', rest, true);
    };
  }, [frame]);
  return [over, setOver] as const;
}

/** The card under the hand, and where its button lies. */
interface Over {
  readonly id: string;
  readonly style: Corner;
}

/** Pixels from the frame's corner. */
interface Corner {
  readonly left: number;
  readonly top: number;
}

/** A card that somebody moves away from under the hand takes its button along: it would lie on a neighbour. */
function useStayOn(over: Over | null, { frame, shown }: Props, setOver: (over: null) => void): void {
  useEffect(() => {
    if (over === null) return;
    const look = requestAnimationFrame(() => {
      const board = frame.current;
      if (board === null || !isOnItsCard(over, board)) setOver(null);
    });
    return () => cancelAnimationFrame(look);
  }, [over, shown, frame, setOver]);
}

/** Its card lies where it lay when the button came to it. */
function isOnItsCard({ id, style: { left, top } }: Over, frame: HTMLElement): boolean {
  const card = frame.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`);
  if (card === null) return false;
  const corner = cornerOf(card, frame);
  return Math.abs(corner.left - left) <= 1 && Math.abs(corner.top - top) <= 1;
}

/** Twice the button, pixels. */
const leastWidth = 48;

const icons = {
  expected: null,
  arrived: marks.seated,
  withDoctor: marks.door,
  done: marks.doubleCheck,
  noShow: marks.crossedCircle,
} as const;

function cornerOf(card: HTMLElement, frame: HTMLElement): Corner {
  const [box, around] = [card.getBoundingClientRect(), frame.getBoundingClientRect()];
  return { left: box.right - around.left - 26, top: box.bottom - around.top - 25 };
}
