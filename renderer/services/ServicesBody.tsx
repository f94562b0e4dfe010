import type { ReactNode } from 'react';
import type { Offer } from '#shared/contract/services.ts';
import { AddService } from './AddService.tsx';
import { Insurance } from './Insurance.tsx';
import { ServicePanel } from './ServicePanel.tsx';
import { ServiceTable } from './ServiceTable.tsx';
import { SideBySide } from './SideBySide.tsx';
import { showBeside, useServicesShown } from './servicesState.ts';

interface Props {
  readonly offer: Offer;
  /** It and those of the same doctor's other calendars, as far as they are there. */
  readonly offers: readonly Offer[];
}

/** The part that is shown, with what is being done beside it. */
export function ServicesBody({ offer, offers }: Props): ReactNode {
  const { tab, beside } = useServicesShown();
  if (tab === 'compare') return <SideBySide offers={offers} />;
  if (tab === 'insurance') return <Insurance offer={offer} />;
  const opened = beside.kind === 'service' ? offer.services.find(({ id }) => id === beside.id) : undefined;
  const close = (): void => showBeside({ kind: 'nothing' });
  return (
    <div className="services-body" data-beside={beside.kind === 'add' || opened !== undefined}>
      <ServiceTable offer={offer} />
      {beside.kind === 'add' && <AddService offer={offer} onClose={close} />}
      {opened !== undefined && (
        <ServicePanel key={opened.id} service={opened} offers={offers} onClose={close} />
      )}
    </div>
  );
}
