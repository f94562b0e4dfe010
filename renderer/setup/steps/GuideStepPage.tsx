import type { ReactNode } from 'react';
import type { GuideStep } from '#shared/domain/setUpGuide.ts';
import { assertNever } from '#shared/assertNever.ts';
import { AddressesStep } from './AddressesStep.tsx';
import { ConnectionStep } from './ConnectionStep.tsx';
import { DoctorsStep } from './DoctorsStep.tsx';
import { FacilitiesStep } from './FacilitiesStep.tsx';
import { HoursStep } from './HoursStep.tsx';
import { LiveStep } from './LiveStep.tsx';
import { MappingStep } from './MappingStep.tsx';
import { ServicesStep } from './ServicesStep.tsx';
import type { StepProps } from './stepProps.ts';

/** What there is, and what is missing, of one step. */
export function GuideStepPage({ step, ...props }: StepProps & { readonly step: GuideStep }): ReactNode {
  switch (step) {
    case 'connection':
      return <ConnectionStep {...props} />;
    case 'facilities':
      return <FacilitiesStep {...props} />;
    case 'doctors':
      return <DoctorsStep {...props} />;
    case 'addresses':
      return <AddressesStep {...props} />;
    case 'mapping':
      return <MappingStep {...props} />;
    case 'services':
      return <ServicesStep {...props} />;
    case 'hours':
      return <HoursStep {...props} />;
    case 'live':
      return <LiveStep {...props} />;
    default:
      return assertNever(step);
  }
}
