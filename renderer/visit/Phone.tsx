import { Check, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../app/Button.tsx';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';

/** A number to call, and to copy into the telephone. */
export function Phone({ number }: { readonly number: string }): ReactNode {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(number);
    } catch {
      return;
    }
    setCopied(true);
    announce(t('problem.copied'));
  };
  const Icon = copied ? Check : Copy;
  return (
    <span className="phone">
      <span className="tabular">{number}</span>
      <Button rank="quiet" aria-label={t('visit.copyPhone')} onPress={() => void copy()}>
        <Icon size={16} aria-hidden />
      </Button>
    </span>
  );
}
