/** True where a key belongs to a field, a list or what lies over the day: what is behind a dialog stays as it is. */
export function isTyping(target: EventTarget | null): boolean {
  if (isUnderDialog()) return true;
  return (
    target instanceof HTMLElement && target.closest('input, select, textarea, [role="listbox"]') !== null
  );
}

/** True while a dialog lies over the window. */
export const isUnderDialog = (): boolean => document.querySelector('dialog[open]') !== null;
