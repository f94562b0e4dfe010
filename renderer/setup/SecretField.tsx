import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useT } from '../i18n/useT.ts';
import { TextField } from '../ui/TextField.tsx';

interface Props {
  readonly value: string;
  readonly onChange: (secret: string) => void;
  readonly problem: string | undefined;
}

/** The secret, hidden until somebody wants to compare it with the message in which it came. */
export function SecretField({ value, onChange, problem }: Props): ReactNode {
  const t = useT();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      label={t('setup.secret')}
      hint={t('setup.secretHint')}
      value={value}
      onChange={onChange}
      problem={problem}
      type={shown ? 'text' : 'password'}
      beside={
        <Button
          aria-label={shown ? t('setup.hideSecret') : t('setup.showSecret')}
          onPress={() => setShown(!shown)}
        >
          <Icon size={16} aria-hidden />
        </Button>
      }
    />
  );
}
