import { type ReactNode, useState } from 'react';
import type { OfferedService } from '#shared/contract/services.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { useT } from '../i18n/useT.ts';
import { useAsked } from '../state/useAsked.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { decideServices } from './decideServices.ts';

interface Props {
  readonly service: OfferedService;
  /** The hours of its calendar are kept here. */
  readonly hoursHere: boolean;
  readonly onClose: () => void;
}

/** Takes a service away, or says what holds it: it can be undone until it leaves, so nothing more is asked where nothing uses it. */
export function RemoveService({ service, hoursHere, onClose }: Props): ReactNode {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  const { inHours, freeTimes } = service;
  const isUsed = inHours > 0 || freeTimes > 0;
  if (isAsking) return <WithHours service={service} onClose={onClose} onKeep={() => setAsking(false)} />;
  if (isUsed && hoursHere)
    return (
      <section className="services-remove">
        <Button onPress={() => setAsking(true)}>{t('services.removeWithHours')}</Button>
      </section>
    );
  return <Plain service={service} isHeld={isUsed} onClose={onClose} />;
}

function Plain({
  service,
  isHeld,
  onClose,
}: Omit<Props, 'hoursHere'> & { readonly isHeld: boolean }): ReactNode {
  const t = useT();
  const { remove, problem } = useRemove(service, onClose);
  return (
    <section className="services-remove">
      {isHeld && (
        <p className="field-hint">{t(`services.held.${service.inHours > 0 ? 'inHours' : 'inFreeTimes'}`)}</p>
      )}
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      <Button isDisabled={isHeld} onPress={() => remove()}>
        {t('services.remove')}
      </Button>
    </section>
  );
}

/** Asked again at most so often while something changes. Milliseconds. */
const gatherMs = 5_000;

/** What goes along, said before it goes: hours and their dates first, then the service. Booked visits stay. */
function WithHours({
  service,
  onClose,
  onKeep,
}: Omit<Props, 'hoursHere'> & { readonly onKeep: () => void }): ReactNode {
  const t = useT();
  const { addressId, id } = service;
  const { remove, problem } = useRemove(service, onClose);
  const asked = useAsked('services.uses', { addressId, serviceId: id, duration: null }, gatherMs);
  const uses = asked.kind === 'found' ? asked.value : null;
  return (
    <section className="services-remove">
      <p>{t('services.takeOut.what')}</p>
      <ul className="services-places">
        {uses !== null && (
          <>
            <li>{t('services.takeOut.places', { count: uses.weeks.length + uses.exceptions.length })}</li>
            <li>{t('services.takeOut.dates', { count: uses.without.dates })}</li>
            <li>{t('services.takeOut.visits', { count: uses.visits })}</li>
          </>
        )}
        <li>{t('services.takeOut.back')}</li>
      </ul>
      {asked.kind === 'failed' && <ProblemNote problem={asked.problem} />}
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      <div className="services-actions">
        <Button
          rank="primary"
          isDisabled={uses === null}
          onPress={() => (uses === null ? undefined : remove(uses.without.revision))}
        >
          {t('services.takeOut.do')}
        </Button>
        <Button onPress={onKeep}>{t('services.takeOut.keep')}</Button>
      </div>
    </section>
  );
}

/** The removal, one at a time. @returns `remove`, with the revision of the hours that was seen where they go along */
function useRemove(
  { addressId, id }: OfferedService,
  onClose: () => void,
): { readonly remove: (outOfHours?: number) => void; readonly problem: Problem | null } {
  const t = useT();
  const once = useOnce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const remove = (outOfHours?: number): void =>
    once(async () => {
      const along = outOfHours === undefined ? {} : { outOfHours };
      const answer = await decideServices([{ kind: 'removeService', addressId, serviceId: id, ...along }], t);
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok && answer.value.taken > 0) onClose();
    });
  return { remove, problem };
}
