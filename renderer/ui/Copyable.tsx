import { Check, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';

interface Props {
  readonly text: string;
  /** What the button does, for ears: what is copied. */
  readonly label: string;
}

/** What is needed elsewhere: a number for the telephone, a link for the patient. One press copies it. */
export function Copyable({ text, label }: Props): ReactNode {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return;
    }
    setCopied(true);
    announce(t('problem.copied'));
  };
  const Icon = copied ? Check : Copy;
  return (
    <span className="copyable">
      <span className="tabular">{text}</span>
      <Button rank="quiet" aria-label={label} onPress={() => void copy()}>
        <Icon size={16} aria-hidden />
      </Button>
    </span>
  );
}
