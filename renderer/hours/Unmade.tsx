import { type ReactNode, useState } from 'react';
import type { HoursView } from '#shared/contract/hours.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import { decisionOfService } from '#shared/domain/availability/serviceOnItsWay.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { offerWhy } from '../i18n/offerWhy.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { showSegment } from '../state/hoursSegment.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { resolvePlainly } from '../undo/decide.ts';

type Service = HoursView['unmade'][number];

/** Services that these hours name and that were not added: their dates wait until somebody decides. */
export function Unmade({ hours }: { readonly hours: HoursView }): ReactNode {
  return hours.unmade.map((service) => (
    <One key={service.addressServiceId} addressId={hours.addressId} service={service} />
  ));
}

function One({ addressId, service }: { readonly addressId: string; readonly service: Service }): ReactNode {
  const t = useT();
  const once = useOnce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { addressServiceId: id, name, is } = service;
  const item = useRefusal(id);
  const takeOut = (): void =>
    once(async () => {
      const answer = await door().ask('services.takeOut', { addressId, serviceId: id });
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok) announce(t('hours.unmade.takenOut', { name }));
    });
  const again = (intentId: string): void =>
    once(async () => {
      const answer = await resolvePlainly(intentId, 'again', t);
      setProblem(answer.ok ? null : answer.error);
    });
  return (
    <div className="hours-trouble hours-unmade" role="status">
      <p>
        <strong>{t(`hours.unmade.${is}`, { name })}</strong>{' '}
        {item !== undefined && `${offerWhy(item.reason, t)} `}
        {t('hours.unmade.waits')}
      </p>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      <div className="hours-unmade-ways">
        {item !== undefined && (
          <Button onPress={() => again(item.intentId)}>{t('visit.again', { kind: 'other' })}</Button>
        )}
        <Button onPress={takeOut}>{t('hours.unmade.takeOut')}</Button>
        <Button rank="quiet" onPress={() => showSegment('services')}>
          {t('hours.segment.services')}
        </Button>
      </div>
    </div>
  );
}

/** What stands under "Needs you" of its adding. */
function useRefusal(id: string) {
  const decision = decisionOfService(asAddressServiceId(id));
  return useDesk(({ outbox }) =>
    outbox.attention.find(
      (known) => known.about === 'offer' && decision !== null && known.intentIds.includes(decision),
    ),
  );
}
