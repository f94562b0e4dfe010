/**
 * Runs in the page: what of it nobody can read or reach as it stands. Everything it needs is inside, because a page gets the
 * function's text alone.
 *
 * A text is cut off where its letters reach beyond something that hides what overflows, or beyond the window. What can be scrolled to
 * is not cut off. What is shortened with an ellipsis is not either if the whole of it is in a tooltip: names on cards are.
 * A control is out of reach where most of it lies beyond the same edges.
 */
export function findUnfit(): string[] {
  const scrolls = (value: string): boolean => value === 'auto' || value === 'scroll';
  const faults = new Set<string>();

  /** How far a box reaches beyond what is shown of it, in each direction, and what hides it. Pixels. */
  function hiddenOf(
    box: DOMRect,
    from: Element,
  ): { readonly x: number; readonly y: number; readonly by: Element | null } {
    let [x, y] = [0, 0];
    let by: Element | null = null;
    let [freeX, freeY] = [false, false];
    for (let around: Element | null = from; around !== null; around = around.parentElement) {
      const style = getComputedStyle(around);
      const inline = style.display === 'inline' || style.display === 'contents';
      const edge = around.getBoundingClientRect();
      if (!inline && !freeX && scrolls(style.overflowX)) freeX = true;
      if (!inline && !freeY && scrolls(style.overflowY)) freeY = true;
      const beyondX = Math.max(box.right - edge.right, edge.left - box.left);
      const beyondY = Math.max(box.bottom - edge.bottom, edge.top - box.top);
      if (!inline && !freeX && style.overflowX !== 'visible' && beyondX > x) [x, by] = [beyondX, around];
      if (!inline && !freeY && style.overflowY !== 'visible' && beyondY > y) [y, by] = [beyondY, around];
      if (style.position === 'fixed') break;
    }
    if (!freeX) x = Math.max(x, box.right - innerWidth, -box.left);
    if (!freeY) y = Math.max(y, box.bottom - innerHeight, -box.top);
    return { x, y, by };
  }

  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.visually-hidden, .skip, [style*=clip], [inert], .mark, .moving-ghost') === null;
  const isShortened = (element: Element | null): boolean => {
    if (element === null) return false;
    const { textOverflow, webkitLineClamp } = getComputedStyle(element);
    return (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') && element.closest('[title]') !== null;
  };

  const modal = [...document.querySelectorAll('dialog')].filter((dialog) => dialog.matches(':modal')).at(-1);
  const root = modal ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement, textContent } = node;
    const words = textContent?.trim() ?? '';
    if (words === '' || parentElement === null || !isShown(parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      const { x, y, by } = hiddenOf(box, parentElement);
      // A line is higher than its letters: a third of it may go, and hides none.
      if ((x > 1 || y > box.height / 3) && !isShortened(by)) {
        faults.add(`cut off: ${words.slice(0, 40)} (${by?.className ?? 'window'})`);
      }
    }
  }

  const measure = document.createElement('canvas').getContext('2d');
  for (const field of root.querySelectorAll('input')) {
    if (field.value !== '' || field.placeholder === '' || !isShown(field) || measure === null) continue;
    const { font, paddingLeft, paddingRight } = getComputedStyle(field);
    measure.font = font;
    const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    if (measure.measureText(field.placeholder).width > room + 1 && field.title === '')
      faults.add(`cut off: ${field.placeholder}`);
  }

  for (const control of root.querySelectorAll('button, input, select, summary, a[href], [tabindex="0"]')) {
    const box = control.getBoundingClientRect();
    if (box.width < 1 || box.height < 1 || !isShown(control)) continue;
    const { x, y } = hiddenOf(box, control);
    if (x > box.width / 2 || y > box.height / 2) {
      const name = control.getAttribute('aria-label') ?? control.textContent;
      faults.add(`out of reach: ${name.slice(0, 40)} (${control.className})`);
    }
  }
  return [...faults];
}
