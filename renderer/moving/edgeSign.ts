import type { Box } from './edges.ts';

/** Says at an edge of the board to which day it is about to turn. */
export interface EdgeSign {
  show(side: -1 | 1, board: Box, text: string): void;
  hide(): void;
  remove(): void;
}

export function createEdgeSign(): EdgeSign {
  const sign = document.createElement('div');
  sign.className = 'moving-edge';
  sign.setAttribute('aria-hidden', 'true');
  sign.hidden = true;
  const words = sign.appendChild(document.createElement('span'));
  document.body.append(sign);
  return {
    show(side, board, text) {
      if (!sign.hidden && sign.dataset['side'] === String(side) && words.textContent === text) return;
      sign.dataset['side'] = String(side);
      sign.style.top = `${board.top}px`;
      sign.style.height = `${board.bottom - board.top}px`;
      if (side < 0) sign.style.left = `${board.left}px`;
      else sign.style.left = `${board.right}px`;
      words.textContent = text;
      sign.hidden = false;
    },
    hide() {
      sign.hidden = true;
    },
    remove: () => sign.remove(),
  };
}
