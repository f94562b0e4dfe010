import type { ReactNode } from 'react';
import type { OfferedService } from '#shared/contract/services.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useAsked } from '../state/useAsked.ts';

interface Props {
  readonly service: OfferedService;
  /** What stands in the field. */
  readonly typed: string;
}

/** What another duration does to the hours, before it is said. */
export function DurationNote({ service, typed }: Props): ReactNode {
  const minutes = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null;
  const isOther = minutes !== null && minutes >= 1 && minutes <= 1_440 && minutes !== service.terms.duration;
  return isOther ? <Effect service={service} minutes={minutes} /> : null;
}

function Effect({
  service,
  minutes,
}: {
  readonly service: OfferedService;
  readonly minutes: number;
}): ReactNode {
  const formats = useFormats();
  const t = useT();
  const { addressId, id } = service;
  const asked = useAsked('services.uses', { addressId, serviceId: id, duration: minutes });
  if (asked.kind !== 'found' || asked.value === null) return null;
  const { datesAgain, freeTimes } = asked.value;
  const [first] = datesAgain ?? [];
  const last = datesAgain?.at(-1);
  return (
    <p className="field-hint" role="status">
      {first === undefined || last === undefined
        ? t(freeTimes.count === 0 ? 'services.effect.none' : 'services.effect.elsewhere')
        : t('services.effect.again', {
            count: datesAgain?.length ?? 0,
            from: formats.day(first),
            to: formats.day(last),
          })}
    </p>
  );
}
