import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { Button } from './Button.tsx';

interface Props {
  readonly text: string;
  /** What is marked on the screen as well, so that it can be copied by hand where the system refuses. */
  readonly source: { readonly current: HTMLElement | null };
}

/** Copies technical lines for support, and says that it did. */
export function CopyButton({ text, source }: Props): ReactNode {
  const t = useT();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = (): void => {
    if (source.current !== null) window.getSelection()?.selectAllChildren(source.current);
    navigator.clipboard.writeText(text).then(
      () => setCopied(text),
      () => setCopied(null),
    );
  };
  return <Button onPress={copy}>{copied === text ? t('problem.copied') : t('problem.copy')}</Button>;
}
