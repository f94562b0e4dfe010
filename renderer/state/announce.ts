import { create } from 'zustand';

interface Announcement {
  readonly text: string;
  /** Goes up with each, so that the same sentence twice is read twice. */
  readonly count: number;
}

/** What a screen reader should say next, without moving the focus. */
export const useAnnouncement = create<Announcement>(() => ({ text: '', count: 0 }));

/** Says a sentence politely: after what is being read now. */
export function announce(text: string): void {
  useAnnouncement.setState(({ count }) => ({ text, count: count + 1 }));
}
