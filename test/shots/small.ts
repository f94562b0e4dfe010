/**
 * What can be pressed and is smaller than WCAG 2.5.8 asks for (24 px), as it is laid out. A field that is drawn by its label is as
 * large as that; a link within a sentence is as high as its line, which the rule allows; what is only for ears has no size. A cancelled
 * visit that is asked for and whose time another one has now is a strip at the edge of that one, so as not to be in its way: it comes out
 * under a hand and with the keys, and the search finds it, which is the rule's equivalent of full size.
 */
export function findSmall(): string[] {
  const found = new Set<string>();
  const pressed =
    'button, a[href], input, select, textarea, summary, [role=option], [role=button], [role=tab], [role=menuitem], [role=row][tabindex], [data-item]';
  for (const element of document.querySelectorAll<HTMLElement>(pressed)) {
    const target = element.matches('input[type=checkbox], input[type=radio]')
      ? (element.closest('label') ?? element)
      : element;
    if (!target.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (
      element.closest('.visually-hidden, .skip, [aria-hidden=true], p a, [style*=clip], [data-lies=edge]') !==
      null
    )
      continue;
    const { offsetWidth: width, offsetHeight: height } = target;
    if (width === 0 && height === 0) continue;
    if (Math.min(width, height) < 24)
      found.add(`${target.tagName.toLowerCase()}.${target.className.split(' ')[0] ?? ''} ${width}×${height}`);
  }
  return [...found].sort();
}
