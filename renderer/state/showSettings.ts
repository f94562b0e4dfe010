import type { Settings } from '#shared/contract/settings.ts';
import { resolveLanguage } from '#shared/messages/language.ts';
import { hasTexts, loadTexts } from '#shared/messages/texts.ts';
import { useDesk } from './desk.ts';

let newest: Settings | null = null;

/**
 * Shows the window by these settings: at once where it has their language's texts, otherwise as soon as they are loaded, so that
 * nothing is ever said in two languages. Of two changes the later one holds.
 */
export async function showSettings(settings: Settings): Promise<void> {
  newest = settings;
  const language = resolveLanguage(settings.language, useDesk.getState().info.systemLocale);
  if (!hasTexts(language)) await loadTexts(language);
  if (newest === settings) useDesk.setState({ settings });
}
