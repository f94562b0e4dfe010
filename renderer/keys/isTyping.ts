/** True where a key belongs to a field, a list or what lies over the day: what is behind a dialog stays as it is. */
export function isTyping(target: EventTarget | null): boolean {
  if (isUnderDialog()) return true;
  if (!(target instanceof HTMLElement) || isTickOfDay(target) || isEmptyForLetters(target)) return false;
  return target.closest('input, select, textarea, [role="listbox"]') !== null;
}

/** A tick among the day's visits has the space bar for itself, and no letters. */
const isTickOfDay = (target: HTMLElement): boolean => target.matches('main input[type=checkbox]');

/** A field that takes letters and has none yet: what is no letter is still a key. */
const isEmptyForLetters = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && target.dataset['takes'] === 'letters' && target.value === '';

/** True while a dialog lies over the window. */
export const isUnderDialog = (): boolean => document.querySelector('dialog[open]') !== null;
