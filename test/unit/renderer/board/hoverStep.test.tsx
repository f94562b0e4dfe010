// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { HoverStep } from '../../../../renderer/board/HoverStep.tsx';
import { aCard } from './invented.ts';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

vi.mock('../../../../renderer/state/cardSteps.ts', () => ({
  cardOf: () => aCard('1', '09:00'),
  waysOfCard: () => ({ next: 'arrived', back: null }),
}));
vi.mock('../../../../renderer/undo/useStepping.ts', () => ({
  useStepping: () => ({ go: () => undefined }),
}));

/*
 * A press on the middle of a card opens it. Where visits stand beside each other a card can be so narrow that the button of the
 * next step would lie on its middle: then a press that means to open the visit would mark the patient, so there is none.
 */
test.each([
  { width: 120, buttons: 1 },
  { width: 48, buttons: 1 },
  { width: 36, buttons: 0 },
])('a card of $width pixels has $buttons button under the hand', ({ width, buttons }) => {
  const frame = document.body.appendChild(document.createElement('div'));
  const card = frame.appendChild(document.createElement('button'));
  card.className = 'card';
  card.dataset['item'] = '1';
  Object.defineProperty(card, 'offsetWidth', { value: width });
  const root = createRoot(frame.appendChild(document.createElement('div')));
  act(() => {
    root.render(<HoverStep frame={{ current: frame }} shown={{}} />);
  });
  act(() => {
    card.dispatchEvent(new Event('pointerover', { bubbles: true }));
  });
  expect(frame.querySelectorAll('.card-step')).toHaveLength(buttons);
  act(() => {
    root.unmount();
  });
  frame.remove();
});
