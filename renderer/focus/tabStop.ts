/**
 * Roving tabindex: one item of a list is in the order of the Tab key. Which one is kept in the document and not in React, so that
 * walking draws nothing again.
 */

/** Makes one item the one that Tab comes back to. @param selector of the list's items */
export function moveTabStop(list: Element, item: HTMLElement, selector: string): void {
  for (const old of list.querySelectorAll<HTMLElement>(`${selector}[tabindex="0"]`)) old.tabIndex = -1;
  item.tabIndex = 0;
}
