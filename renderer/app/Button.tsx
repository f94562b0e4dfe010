import type { ReactNode } from 'react';
import { Button as PressButton, type ButtonProps } from 'react-aria-components';

interface Props extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  /** `primary` once a screen; `quiet` for what stands in a bar; `plain` otherwise. */
  readonly rank?: 'primary' | 'plain' | 'quiet';
  readonly children: ReactNode;
}

/** The frame's button: one look, three ranks. */
export function Button({ rank = 'plain', children, ...rest }: Props): ReactNode {
  return (
    <PressButton {...rest} className="press" data-rank={rank}>
      {children}
    </PressButton>
  );
}
