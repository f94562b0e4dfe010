import type { KeyName } from '#shared/domain/keys.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { doByName } from '../keys/useKey.ts';
import type { Command } from './command.ts';

/** What a key does as well. */
export const keyed = (t: Translator, name: KeyName): Command => ({
  id: name,
  title: t(`desk.keys.name.${name}`),
  key: name,
  run: () => void doByName(name),
});
