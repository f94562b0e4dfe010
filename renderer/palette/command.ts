import type { KeyName } from '#shared/domain/keys.ts';
import { isCalled } from '#shared/domain/searchText.ts';

/** Something that the palette can do. */
export interface Command {
  readonly id: string;
  readonly title: string;
  /** Other words under which it is looked for. */
  readonly alsoCalled?: string;
  /** The key that does the same. */
  readonly key?: KeyName;
  /** Not shown before something is typed: there are too many of its kind. */
  readonly onlyTyped?: boolean;
  readonly run: () => void;
}

/** Those that are meant by what was typed: each of its words begins a word of theirs, whatever the marks and capitals. */
export function meant(commands: readonly Command[], typed: string): readonly Command[] {
  if (typed.trim() === '') return commands.filter(({ onlyTyped }) => onlyTyped !== true);
  return commands.filter(({ title, alsoCalled = '' }) => isCalled(`${title} ${alsoCalled}`, typed));
}
