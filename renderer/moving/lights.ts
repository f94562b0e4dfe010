import { type Target, type Targets, targetKey } from './targets.ts';

/** What a drag marks on the board: where the card can go, where it would go now, and where it comes from. */
export interface Lights {
  /** Marks what is on the board now; to be called again whenever that changes. */
  shine(targets: Targets): void;
  /** The free start under the hand, if the card can go there. */
  over(element: Element | null): Target | null;
  out(): void;
}

/** A free start's calendar and time, by its place on the board; `null`: it is none. */
export function keyOfSlot(element: Element | null): string | null {
  const slot = element?.closest<HTMLElement>('.slot') ?? null;
  const start = /^slot (\d+)$/.exec(slot?.dataset['item'] ?? '')?.[1];
  const addressId = slot?.closest<HTMLElement>('[data-column]')?.dataset['column'];
  return start === undefined || addressId === undefined ? null : targetKey(addressId, Number(start));
}

/**
 * In the document and not in React, as the board keeps its tab stop: a drag draws no column again.
 * @param visitId the card that is dragged; it may be drawn anew meanwhile
 */
export function createLights(visitId: string): Lights {
  let lit: Targets = new Map();
  let hovered: HTMLElement | null = null;
  const hover = (slot: HTMLElement | null): void => {
    if (slot === hovered) return;
    hovered?.removeAttribute('data-over');
    slot?.setAttribute('data-over', '');
    hovered = slot;
  };
  return {
    shine(targets) {
      lit = targets;
      for (const slot of document.querySelectorAll('.board .slot')) {
        slot.toggleAttribute('data-target', targets.has(keyOfSlot(slot) ?? ''));
      }
      for (const card of document.querySelectorAll(`.board [data-item="${CSS.escape(visitId)}"]`))
        card.setAttribute('data-dragged', '');
    },
    over(element) {
      const target = lit.get(keyOfSlot(element) ?? '') ?? null;
      hover(target === null ? null : (element?.closest<HTMLElement>('.slot') ?? null));
      return target;
    },
    out() {
      hover(null);
      for (const slot of document.querySelectorAll('[data-target]')) slot.removeAttribute('data-target');
      for (const card of document.querySelectorAll('[data-dragged]')) card.removeAttribute('data-dragged');
    },
  };
}
