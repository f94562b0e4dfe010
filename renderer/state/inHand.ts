import { create } from 'zustand';

/** Whether a card is in a hand. All else of a drag lives outside React: this changes twice in one. */
export const useInHand = create<{ readonly inHand: boolean }>(() => ({ inHand: false }));
