import { type CSSProperties, type ReactNode, type RefObject, useEffect, useState } from 'react';
import { cardOf, useStepping, waysOfCard } from '../arrivals/useStepping.ts';
import { marks } from '../design/icons.tsx';
import { useT } from '../i18n/useT.ts';
import { useMinute } from '../state/now.ts';

/**
 * The next step of the card under the hand: one button for the whole board, laid over the card's lower right corner. For the
 * mouse alone; the keys have P. Where another press would only be more of the same (a patient with the doctor), there is none;
 * nor on a card beside others that is so narrow that a press on its middle, which means to open it, would be one on the button.
 */
export function HoverStep({ frame }: { readonly frame: RefObject<HTMLElement | null> }): ReactNode {
  const t = useT();
  const minute = useMinute();
  const { go } = useStepping();
  const [over, setOver] = useState<{ readonly id: string; readonly style: CSSProperties } | null>(null);
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
    const scroll = (): void => setOver(null);
    // The hand rests while the wheel turns: what has come under it is not told by any event of the pointer's.
    const rest = (): void => {
      if (hand !== null) lookAt(document.elementFromPoint(hand.x, hand.y));
    };
    board.addEventListener('pointerover', look);
    board.addEventListener('pointerleave', leave);
    board.addEventListener('scroll', scroll, true);
    board.addEventListener('scrollend', rest, true);
    return () => {
      board.removeEventListener('pointerover', look);
      board.removeEventListener('pointerleave', leave);
      board.removeEventListener('scroll', scroll, true);
      board.removeEventListener('scrollend', rest, true);
    };
  }, [frame]);
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

/** Twice the button, pixels. */
const leastWidth = 48;

const icons = {
  expected: null,
  arrived: marks.seated,
  withDoctor: marks.door,
  done: marks.doubleCheck,
  noShow: marks.crossedCircle,
} as const;

function cornerOf(card: HTMLElement, frame: HTMLElement): CSSProperties {
  const [box, around] = [card.getBoundingClientRect(), frame.getBoundingClientRect()];
  return { left: box.right - around.left - 26, top: box.bottom - around.top - 25 };
}
