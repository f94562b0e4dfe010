/** The picture of a card that goes along with the hand. */
export interface Ghost {
  /**
   * Whose the pointer is now: it stays while days come and go, hears of the hand also outside the window, and has the hand's looks.
   * On the body these would be inherited by all that is on the board. That takes some 35 ms at each end of a drag
   * (adr/0012).
   */
  capture(pointerId: number): void;
  moveTo(x: number, y: number): void;
  /** What stands beside it, such as the time at which it would be dropped. `null`: nothing. */
  say(text: string | null, tone: 'target' | 'quiet'): void;
  remove(): void;
}

/** The hand holds it near its upper edge, wherever it was taken: so it lies on the time that the hand points at. */
const gripPx = 12;
/** Room for words beside it. Where there is less to the right, they stand to its left. */
const notePx = 240;

/** Makes the picture from a card on the board. It lives outside React and is only ever moved by a transform. */
export function createGhost(card: HTMLElement, x: number): Ghost {
  const box = card.getBoundingClientRect();
  const ghost = document.createElement('div');
  ghost.className = 'moving-ghost';
  ghost.setAttribute('aria-hidden', 'true');
  ghost.style.width = `${box.width}px`;
  const face = ghost.appendChild(document.createElement('div'));
  face.className = 'moving-face';
  face.style.height = `${box.height}px`;
  face.append(faceOf(card));
  const note = ghost.appendChild(document.createElement('span'));
  note.className = 'moving-note tabular';
  note.hidden = true;
  document.body.append(ghost);
  const grip = { x: x - box.left, y: Math.min(gripPx, box.height / 2) };
  let said = '';
  return {
    capture: (pointerId) => ghost.setPointerCapture(pointerId),
    moveTo(toX, toY) {
      const left = toX - grip.x;
      ghost.style.transform = `translate3d(${left}px, ${toY - grip.y}px, 0)`;
      note.toggleAttribute('data-before', left + notePx > window.innerWidth);
    },
    say(text, tone) {
      const key = `${tone} ${text ?? ''}`;
      if (key === said) return;
      said = key;
      note.textContent = text;
      note.hidden = text === null;
      note.dataset['tone'] = tone;
    },
    remove: () => ghost.remove(),
  };
}

/** The card's looks without its names: nobody may find it in the place of the card. */
function faceOf(card: HTMLElement): HTMLElement {
  const face = document.createElement('div');
  face.className = card.className;
  for (const [name, value] of Object.entries(card.dataset)) {
    if (name !== 'item' && name !== 'glow' && name !== 'lane' && value !== undefined)
      face.dataset[name] = value;
  }
  face.append(...[...card.childNodes].map((node) => node.cloneNode(true)));
  return face;
}
