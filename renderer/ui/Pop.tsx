import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from './Button.tsx';

interface Props {
  /** What the button says to a screen reader, and the title of what opens. */
  readonly label: string;
  /** What stands on the button. */
  readonly face: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly side?: 'bottom start' | 'bottom end' | 'right top';
  /** Where the face already says everything, the label is not laid over it. */
  readonly faceIsLabel?: boolean;
  /** `field`: it belongs to a field, whose own keys open it, and Tab leads to the next one. */
  readonly reachedBy?: 'tab' | 'field';
}

/** A button and what it opens beside itself: Escape or a press elsewhere closes it, and the focus comes back. */
export function Pop(props: Props): ReactNode {
  const {
    label,
    face,
    children,
    open,
    onOpenChange,
    side = 'bottom end',
    faceIsLabel = false,
    reachedBy = 'tab',
  } = props;
  return (
    <DialogTrigger
      {...(open === undefined ? {} : { isOpen: open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <Button
        rank="quiet"
        excludeFromTabOrder={reachedBy === 'field'}
        {...(faceIsLabel ? {} : { 'aria-label': label })}
      >
        {face}
      </Button>
      <Popover className="pop" placement={side} offset={6}>
        <Dialog className="pop-body" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
