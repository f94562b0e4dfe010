import { type ReactNode, useState } from 'react';
import { ForgottenForm } from './ForgottenForm.tsx';
import { OpenForm } from './OpenForm.tsx';
import { useTries } from './useTries.ts';

/** The two ways to open a screen that has a PIN: by it, and where nobody knows it any more. Wrong tries of both count together. */
export function PinWays(): ReactNode {
  const tries = useTries();
  const [forgotten, setForgotten] = useState(false);
  const turn = (): void => {
    tries.anew();
    setForgotten(!forgotten);
  };
  return forgotten ? (
    <ForgottenForm tries={tries} onBack={turn} />
  ) : (
    <OpenForm tries={tries} onForgotten={turn} />
  );
}
