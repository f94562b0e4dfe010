import { Command as Commands } from 'cmdk';
import type { ReactNode } from 'react';
import { useKeyWords } from '../keys/keyWords.ts';
import type { Command } from './command.ts';

/** One command, with the key that does the same without the palette. */
export function CommandItem({
  command,
  onChosen,
}: {
  readonly command: Command;
  readonly onChosen: () => void;
}): ReactNode {
  const keys = useKeyWords();
  return (
    <Commands.Item value={command.id} className="palette-item" onSelect={onChosen}>
      <span>{command.title}</span>
      {command.key !== undefined && <kbd>{keys.of(command.key)}</kbd>}
    </Commands.Item>
  );
}
