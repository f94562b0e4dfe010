import { AxeBuilder } from '@axe-core/playwright';
import type { LaunchedDesk } from './launch.ts';

/**
 * What axe finds wrong on the screen that is shown, serious or critical only, as `rule: selector`.
 * In its legacy mode, because the other one opens a second page, and this app has none.
 */
export async function violationsOf({ page }: LaunchedDesk): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
