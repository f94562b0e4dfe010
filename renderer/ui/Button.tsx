import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button as PressButton, type ButtonProps } from 'react-aria-components';

interface Props extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  /** `primary` once a screen; `quiet` for what stands in a bar; `plain` otherwise. */
  readonly rank?: 'primary' | 'plain' | 'quiet';
  /** The keys that do the same, as `ariaChord` writes them. */
  readonly 'aria-keyshortcuts'?: string;
  readonly children: ReactNode;
}

/** The frame's button: one look, three ranks. */
export function Button(props: Props): ReactNode {
  const { rank = 'plain', children, 'aria-keyshortcuts': keys, ...rest } = props;
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // React Aria hands on no attribute that it does not know, and it does not know this one.
    if (keys === undefined) button.current?.removeAttribute('aria-keyshortcuts');
    else button.current?.setAttribute('aria-keyshortcuts', keys);
  }, [keys]);
  return (
    <PressButton {...rest} ref={button} className="press" data-rank={rank}>
      {children}
    </PressButton>
  );
}
