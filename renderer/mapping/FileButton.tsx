import { type ReactNode, useRef } from 'react';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly rank?: 'primary' | 'plain';
  readonly isDisabled: boolean;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

/** Lets a person choose a CSV file of theirs. */
export function FileButton({ rank = 'plain', isDisabled, onFile, children }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file, once mended, is another choice.
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
      <Button rank={rank} isDisabled={isDisabled} onPress={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
