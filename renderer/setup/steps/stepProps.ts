import type { Guide } from '#shared/contract/connection.ts';
import type { GuideStep } from '#shared/domain/setUpGuide.ts';
import type { HoursSegment } from '../../state/hoursSegment.ts';
import type { Entering } from '../entering.ts';

/** What each step of the guide is drawn by. */
export interface StepProps {
  readonly guide: Guide;
  readonly onChoose: (step: GuideStep) => void;
  /** Opens names and codes over the guide. */
  readonly onName: () => void;
  /** Leaves the guide for a part of the view Hours. @param addressId whose is shown there; `null`: the one that was shown last */
  readonly onOpen: (segment: HoursSegment, addressId: string | null) => void;
  /** Credentials that are being entered; `null`: none. */
  readonly entering: Entering | null;
  readonly onEnter: (entering: Entering | null) => void;
}
