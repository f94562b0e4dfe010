/**
 * A field that has gone leaves its caret behind in the document. Nobody sees it, since nothing but fields takes text; but at each
 * change of the focus Chromium looks for the next place where it could stand, through all that is on the board: 6 ms of the 9 that
 * a step from card to card takes with 50 doctors (adr/0012).
 * @returns stops it
 */
export function keepNoCaret(): () => void {
  document.addEventListener('focusin', drop, true);
  return () => {
    document.removeEventListener('focusin', drop, true);
  };
}

/** Text that was selected to be copied stays. */
function drop({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement) || target.matches(fields)) return;
  const selection = getSelection();
  if (selection !== null && selection.type !== 'Range') selection.removeAllRanges();
}

const fields = 'input, textarea, [contenteditable]';
