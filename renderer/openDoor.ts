import type { TextDoor } from '#shared/contract/door.ts';
import { readAnswers } from './state/readAnswers.ts';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly frontdeskText: TextDoor;
  }
}

// Before the app: pages of tests and pictures have an invented door in its place.
Object.defineProperty(window, 'frontdesk', { value: readAnswers(window.frontdeskText) });
