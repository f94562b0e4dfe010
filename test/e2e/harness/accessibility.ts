import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What axe takes for wrong and is not, each with its reason. */
const exceptions: readonly { readonly rule: string; readonly holds: string }[] = [
  // react-aria puts a button for screen readers, which closes what is open, before and behind the dialog in a popover: so it is
  // outside of every landmark, though all else in the document is inert while the popover is there.
  { rule: 'region', holds: '.pop > [role=dialog]' },
];

/**
 * What axe finds wrong on the screen that is shown, however slight, as `rule: selector`.
 * In its legacy mode, because the other one opens a second page, and this app has none.
 */
export async function violationsOf({ page }: { readonly page: Page }): Promise<string[]> {
  await page.evaluate(settled);
  // A card that has left the day fades out: nobody reads it any more.
  // What is as it should be is not described node by node: on a board that takes longer than all the rules.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .exclude('.card-gone');
  const { violations } = await axe.analyze();
  const found: string[] = [];
  for (const { id, nodes } of violations) {
    for (const { target } of nodes) {
      const selector = target.join(' ');
      if (!(await isException(page, id, selector))) found.push(`${id}: ${selector}`);
    }
  }
  return found;
}

/** What is still coming up is not seen yet, and a popover that is not seen makes axe miss the rest of the page behind it. In the page. */
async function settled(): Promise<void> {
  const coming = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.all(coming.map(({ finished }) => finished.catch(() => undefined)));
}

async function isException(page: Page, rule: string, selector: string): Promise<boolean> {
  const held = exceptions.filter((one) => one.rule === rule).map(({ holds }) => holds);
  if (held.length === 0) return false;
  return page.evaluate(
    ({ at, parts }) => parts.some((part) => document.querySelector(at)?.querySelector(part) !== null),
    { at: selector, parts: held },
  );
}
