import { type ReactNode, useState } from 'react';
import type { OfferedService } from '#shared/contract/services.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { decideServices } from './decideServices.ts';

interface Props {
  readonly service: OfferedService;
  readonly onClose: () => void;
}

/** Takes a service away, or says what holds it: it can be undone until it leaves, so nothing more is asked. */
export function RemoveService({ service, onClose }: Props): ReactNode {
  const t = useT();
  const once = useOnce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { addressId, id, inHours, freeTimes } = service;
  const held = inHours > 0 ? 'inHours' : freeTimes > 0 ? 'inFreeTimes' : null;
  const remove = (): void =>
    once(async () => {
      const answer = await decideServices([{ kind: 'removeService', addressId, serviceId: id }], t);
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok && answer.value.taken > 0) onClose();
    });
  return (
    <section className="services-remove">
      {held !== null && <p className="field-hint">{t(`services.held.${held}`)}</p>}
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      <Button isDisabled={held !== null} onPress={remove}>
        {t('services.remove')}
      </Button>
    </section>
  );
}
