import type { Door } from '#shared/contract/door.ts';

declare global {
  interface Window {
    /** Put there by `openDoor.ts`; the only way out of the renderer. */
    readonly frontdesk: Door;
  }
}

/** The door to main. */
export function door(): Door {
  return window.frontdesk;
}
