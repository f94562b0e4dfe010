import type { BoardCard } from '#shared/contract/views.ts';
import { whenBegun } from '../board/beginning.ts';
import { showDay, showToday } from '../state/day.ts';
import { moveTo, sayNotThere, sayStays } from './drop.ts';
import { answerOf, type BoardBox, type Room } from './edges.ts';
import { createEdgeSign } from './edgeSign.ts';
import { createGhost } from './ghost.ts';
import { createHold } from './hold.ts';
import { createLights, keyOfSlot } from './lights.ts';
import { useInHand } from './inHand.ts';
import type { Moving } from './surface.ts';
import type { Target, Targets } from './targets.ts';
import { watchTargets } from './watchTargets.ts';

/** A card in a hand. */
export interface Taken {
  readonly card: BoardCard;
  readonly element: HTMLElement;
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
}

/** Longer pauses between two frames do not make the board jump. Milliseconds. */
const longestFrame = 50;

/**
 * One drag from the moment that it is one to its end. Once a frame it moves the ghost, asks what is under the hand and lets
 * the board's edges answer; React hears nothing of it, except where another day is shown.
 * @param now what is on the screen, which is another day or week after a turn
 * @param onEnd when it is over, whatever came of it
 * @returns lets the card go without moving the visit
 */
export function beginDrag(taken: Taken, now: () => Moving, onEnd: () => void) {
  const { surface } = now();
  const { card, pointerId } = taken;
  const ghost = createGhost(taken.element, taken.x);
  const lights = createLights(card.id);
  const sign = createEdgeSign();
  const hold = createHold();
  const hand = { x: taken.x, y: taken.y };
  let known = false;
  let lit: Targets = new Map();
  const targets = watchTargets(card.id, surface, (found) => {
    known = surface.shown() !== null;
    lit = found;
    lights.shine(lit);
  });
  let scrolled = { left: 0, top: 0 };
  let board = boardOf();
  let day = dayOf(board);
  let held: Element | null = null;
  let last = performance.now();
  let handle = requestAnimationFrame(frame);

  /** A day that has just been drawn, or part of it: it begins where the last one was, with its own lights. */
  const redrawn = new MutationObserver(() => {
    const drawn = boardOf();
    const drawnDay = dayOf(drawn);
    if (drawn !== null && (drawn !== board || drawnDay !== day)) {
      const place = scrolled;
      whenBegun(() => drawn.scrollTo(place));
    }
    board = drawn;
    day = drawnDay;
    lights.shine(lit);
  });

  function frame(at: number): void {
    const passed = Math.min(Math.max(at - last, 0), longestFrame);
    last = at;
    ghost.moveTo(hand.x, hand.y);
    const box = boxOfBoard(board);
    const answer = answerOf(hand.x, hand.y, box, roomOf(board));
    if (board !== null) {
      if (answer.scrollX !== 0 || answer.scrollY !== 0)
        board.scrollBy({ left: answer.scrollX * passed, top: answer.scrollY * passed, behavior: 'instant' });
      scrolled = { left: board.scrollLeft, top: board.scrollTop };
    }
    const under = document.elementFromPoint(hand.x, hand.y);
    say(lights.over(under));
    const leader = under?.closest<HTMLElement>('[data-leads-to]') ?? null;
    mark(leader);
    if (answer.turn === null || leader !== null) sign.hide();
    else sign.show(answer.turn, box, now().surface.nameOfTurn(answer.turn));
    const place = leader?.dataset['leadsTo'] ?? (answer.turn === null ? null : String(answer.turn));
    if (hold.at(place, at) && place !== null) go(place);
    handle = requestAnimationFrame(frame);
  }

  function say(target: Target | null): void {
    const { t, formats } = now().words;
    if (target === null) {
      ghost.say(known && lit.size === 0 ? t('board.moving.none') : null, 'quiet');
      return;
    }
    const { start, doctorName } = target.time;
    ghost.say(
      surface.scope === 'facility' ? `${formats.time(start)} · ${doctorName}` : formats.time(start),
      'target',
    );
  }

  function mark(leader: Element | null): void {
    if (leader === held) return;
    held?.removeAttribute('data-held');
    leader?.setAttribute('data-held', '');
    held = leader;
  }

  function go(place: string): void {
    if (place === '-1' || place === '1') surface.turn(place === '1' ? 1 : -1);
    else if (place === 'today') showToday();
    else showDay(place);
  }

  const move = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    hand.x = event.clientX;
    hand.y = event.clientY;
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const key = keyOfSlot(under);
    const home = under?.closest(`.board [data-item="${CSS.escape(card.id)}"]`) ?? null;
    end();
    swallowClick();
    void drop(key, home !== null);
  };
  /** The targets may still be on their way when the hand was quick. */
  const drop = async (key: string | null, isHome: boolean): Promise<void> => {
    const [visit, found] = await Promise.all([targets.visit, targets.settled()]);
    const target = key === null ? undefined : found.get(key);
    if (visit !== null && target !== undefined) await moveTo(visit, target, now().words);
    else if (isHome) sayStays(card, now().words);
    else sayNotThere(card, now().words);
  };
  const cancel = (): void => {
    end();
    swallowClick();
    sayStays(card, now().words);
  };
  /** Only the keys that show another day go on; the others would do something with the card in the hand. */
  const press = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') cancel();
  };

  const listeners = new AbortController();
  const { signal } = listeners;
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', up, { signal });
  window.addEventListener('pointercancel', cancel, { signal });
  window.addEventListener('blur', cancel, { signal });
  window.addEventListener('keydown', press, { signal, capture: true });
  redrawn.observe(frameOf(), { childList: true, subtree: true });
  useInHand.setState({ inHand: true });
  document.body.dataset['moving'] = '';
  ghost.capture(pointerId);

  function end(): void {
    listeners.abort();
    redrawn.disconnect();
    cancelAnimationFrame(handle);
    targets.stop();
    mark(null);
    lights.out();
    sign.remove();
    ghost.remove();
    useInHand.setState({ inHand: false });
    delete document.body.dataset['moving'];
    onEnd();
  }
  return cancel;
}

const frameOf = (): HTMLElement => document.getElementById('board') ?? document.body;
const boardOf = (): HTMLElement | null => frameOf().querySelector<HTMLElement>('.board');

/** The day that a board shows: it may go on to another one as the same element. */
const dayOf = (board: HTMLElement | null): string | undefined => board?.dataset['day'];

/** The board as far as it can be seen: where the window is narrow, the panel lies over it. */
function boxOfBoard(board: HTMLElement | null): BoardBox {
  const { left, top, right, bottom } = frameOf().getBoundingClientRect();
  const panel = document.querySelector('.panel')?.getBoundingClientRect().left ?? right;
  const head = board?.firstElementChild?.clientHeight ?? 0;
  return { left, top, bottom, right: Math.min(right, panel), head };
}

function roomOf(board: HTMLElement | null): Room {
  if (board === null) return { left: 0, right: 0 };
  const { scrollLeft, scrollWidth, clientWidth } = board;
  return {
    left: Math.floor(scrollLeft),
    right: Math.max(0, Math.floor(scrollWidth - clientWidth - scrollLeft)),
  };
}

/** Letting go is no press, whatever lies under the hand then. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}
