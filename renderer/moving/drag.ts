import { whenBegun } from '../focus/beginning.ts';
import { showDay, showToday } from '../state/day.ts';
import { boardOf, boxOfBoard, dayOf, frameOf, roomOf } from './boardBox.ts';
import { moveTo, sayNotThere, sayStays } from './drop.ts';
import { answerOf } from './edges.ts';
import { createEdgeSign, type EdgeSign } from './edgeSign.ts';
import { createGhost, type Ghost } from './ghost.ts';
import { createHold } from './hold.ts';
import { createLights, keyOfSlot, type Lights } from './lights.ts';
import { useInHand } from '../state/inHand.ts';
import type { Moving, Surface } from './surface.ts';
import type { Target, Targets } from './targets.ts';
import { type WatchedTargets, watchTargets } from './watchTargets.ts';
import { formatsAt } from '../i18n/useFormats.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/** A card in a hand. */
export interface Taken {
  readonly card: BoardCard;
  /** In whose column it was. */
  readonly addressId: string;
  readonly element: HTMLElement;
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
}

/** Longer pauses between two frames do not make the board jump. Milliseconds. */
const longestFrame = 50;

/**
 * One drag from the moment that it is one to its end.
 *
 * *Responsibilities*
 * - Once a frame it moves the ghost, asks what is under the hand and lets the board's edges answer.
 * - Turns to another day or week where the hand stays, and marks where the card can go there.
 * - Decides what letting go means: the visit moves, stays, or cannot go there.
 *
 * *Invariants*
 * - React hears nothing of it, except where another day is shown.
 * - It ends once (`#end`), and leaves no listener, mark or picture behind, whatever came of it.
 * - The keys do nothing with the card in the hand, but for those that show another day.
 *
 * *What can run at the same time*
 * - Frames and targets that are being read: only the newest answer is shown.
 * - A drop goes on after the end, since the targets may still be on their way when the hand was quick.
 */
export class Drag {
  readonly #card: BoardCard;
  readonly #addressId: string;
  readonly #pointerId: number;
  readonly #now: () => Moving;
  readonly #onEnd: () => void;
  readonly #surface: Surface;
  readonly #ghost: Ghost;
  readonly #lights: Lights;
  readonly #sign: EdgeSign;
  readonly #hold = createHold();
  readonly #targets: WatchedTargets;
  readonly #listeners = new AbortController();
  readonly #redrawn = new MutationObserver(() => this.#followBoard());
  readonly #hand: { x: number; y: number };
  #known = false;
  #lit: Targets = new Map();
  #scrolled = { left: 0, top: 0 };
  #board = boardOf();
  #day = dayOf(this.#board);
  #held: Element | null = null;
  #last = performance.now();
  #handle: number;

  /**
   * @param now what is on the screen, which is another day or week after a turn
   * @param onEnd when it is over, whatever came of it
   */
  constructor(taken: Taken, now: () => Moving, onEnd: () => void) {
    this.#card = taken.card;
    this.#addressId = taken.addressId;
    this.#pointerId = taken.pointerId;
    this.#now = now;
    this.#onEnd = onEnd;
    this.#surface = now().surface;
    this.#ghost = createGhost(taken.element, taken.x);
    this.#lights = createLights(taken.card.id);
    this.#sign = createEdgeSign();
    this.#hand = { x: taken.x, y: taken.y };
    this.#targets = watchTargets(taken.card.id, this.#surface, (found) => {
      this.#known = this.#surface.shown() !== null;
      this.#lit = found;
      this.#lights.shine(found);
    });
    this.#handle = requestAnimationFrame((at) => this.#frame(at));
    this.#listen();
    this.#redrawn.observe(frameOf(), { childList: true, subtree: true });
    useInHand.setState({ inHand: true });
    document.body.dataset['moving'] = '';
    this.#ghost.capture(this.#pointerId);
  }

  /** Lets the card go without moving the visit. */
  cancel(): void {
    this.#end();
    swallowClick();
    sayStays(this.#card, this.#addressId, this.#now().words);
  }

  #listen(): void {
    const { signal } = this.#listeners;
    const cancel = (): void => this.cancel();
    window.addEventListener('pointermove', (event) => this.#move(event), { signal });
    window.addEventListener('pointerup', (event) => this.#letGo(event), { signal });
    window.addEventListener('pointercancel', cancel, { signal });
    window.addEventListener('blur', cancel, { signal });
    window.addEventListener('keydown', (event) => this.#press(event), { signal, capture: true });
  }

  /** A day that has just been drawn, or part of it: it begins where the last one was, with its own lights. */
  #followBoard(): void {
    const drawn = boardOf();
    const drawnDay = dayOf(drawn);
    if (drawn !== null && (drawn !== this.#board || drawnDay !== this.#day)) {
      const place = this.#scrolled;
      whenBegun(() => drawn.scrollTo(place));
    }
    this.#board = drawn;
    this.#day = drawnDay;
    this.#lights.shine(this.#lit);
  }

  #frame(at: number): void {
    const passed = Math.min(Math.max(at - this.#last, 0), longestFrame);
    this.#last = at;
    const { x, y } = this.#hand;
    this.#ghost.moveTo(x, y);
    const box = boxOfBoard(this.#board);
    const answer = answerOf(x, y, box, roomOf(this.#board));
    this.#scroll(answer.scrollX * passed, answer.scrollY * passed);
    const under = document.elementFromPoint(x, y);
    this.#say(this.#lights.over(under));
    const leader = under?.closest<HTMLElement>('[data-leads-to]') ?? null;
    this.#mark(leader);
    if (answer.turn === null || leader !== null) this.#sign.hide();
    else this.#sign.show(answer.turn, box, this.#now().surface.nameOfTurn(answer.turn));
    const place = leader?.dataset['leadsTo'] ?? (answer.turn === null ? null : String(answer.turn));
    if (this.#hold.at(place, at) && place !== null) this.#go(place);
    this.#handle = requestAnimationFrame((next) => this.#frame(next));
  }

  #scroll(left: number, top: number): void {
    if (this.#board === null) return;
    if (left !== 0 || top !== 0) this.#board.scrollBy({ left, top, behavior: 'instant' });
    this.#scrolled = { left: this.#board.scrollLeft, top: this.#board.scrollTop };
  }

  #say(target: Target | null): void {
    const { t, formats } = this.#now().words;
    if (target === null) {
      this.#ghost.say(this.#known && this.#lit.size === 0 ? t('board.moving.none') : null, 'quiet');
      return;
    }
    const { start, doctorName, addressId } = target.time;
    const time = formatsAt(formats, addressId).time(start);
    this.#ghost.say(this.#surface.scope === 'facility' ? `${time} · ${doctorName}` : time, 'target');
  }

  #mark(leader: Element | null): void {
    if (leader === this.#held) return;
    this.#held?.removeAttribute('data-held');
    leader?.setAttribute('data-held', '');
    this.#held = leader;
  }

  #go(place: string): void {
    if (place === '-1' || place === '1') this.#surface.turn(place === '1' ? 1 : -1);
    else if (place === 'today') showToday();
    else showDay(place);
  }

  #move(event: PointerEvent): void {
    if (event.pointerId !== this.#pointerId) return;
    this.#hand.x = event.clientX;
    this.#hand.y = event.clientY;
  }

  #letGo(event: PointerEvent): void {
    if (event.pointerId !== this.#pointerId) return;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const key = keyOfSlot(under);
    const home = under?.closest(`.board [data-item="${CSS.escape(this.#card.id)}"]`) ?? null;
    this.#end();
    swallowClick();
    void this.#drop(key, home !== null);
  }

  /** The targets may still be on their way when the hand was quick. */
  async #drop(key: string | null, isHome: boolean): Promise<void> {
    const [visit, found] = await Promise.all([this.#targets.visit, this.#targets.settled()]);
    const target = key === null ? undefined : found.get(key);
    if (visit !== null && target !== undefined) await moveTo(visit, target, this.#now().words);
    else if (isHome) sayStays(this.#card, this.#addressId, this.#now().words);
    else sayNotThere(this.#card, this.#addressId, this.#now().words);
  }

  /** Only the keys that show another day go on; the others would do something with the card in the hand. */
  #press(event: KeyboardEvent): void {
    if (event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') this.cancel();
  }

  #end(): void {
    this.#listeners.abort();
    this.#redrawn.disconnect();
    cancelAnimationFrame(this.#handle);
    this.#targets.stop();
    this.#mark(null);
    this.#lights.out();
    this.#sign.remove();
    this.#ghost.remove();
    useInHand.setState({ inHand: false });
    delete document.body.dataset['moving'];
    this.#onEnd();
  }
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
