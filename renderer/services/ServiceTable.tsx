import { type KeyboardEvent, memo, type ReactNode, useMemo, useState } from 'react';
import type { OfferedService, Offer } from '#shared/contract/services.ts';
import { isCalled } from '#shared/domain/searchText.ts';
import { moveTabStop } from '../focus/tabStop.ts';
import { useT } from '../i18n/useT.ts';
import { Notice } from '../ui/Notice.tsx';
import { useInSteps } from '../ui/useInSteps.ts';
import { ServiceMark } from './ServiceMark.tsx';
import { mayLeave } from '../state/unsaved.ts';
import { showBeside, useServicesShown } from './servicesState.ts';
import { agesText, priceOf, termText } from './termWords.ts';
import { useTermWords } from './useTermWords.ts';

/** More than these are found by typing. */
const fewServices = 12;

/** The services of one calendar; the arrows walk them, Enter and a click open one. */
export function ServiceTable({ offer }: { readonly offer: Offer }): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState('');
  const query = typed.trim();
  const found = useFound(offer.services, query);
  const { count } = useInSteps({
    question: `${offer.addressId} ${query}`,
    all: found.length,
    atOnce: 40,
    more: 60,
  });
  const opened = useServicesShown(({ beside }) => (beside.kind === 'service' ? beside.id : null));
  const stop = found.some(({ id }) => id === opened) ? opened : found[0]?.id;
  if (offer.services.length === 0)
    return (
      <Notice
        title={t('services.none.title')}
        text={t('services.none.text')}
        action={{ label: t('services.add.open'), run: () => showBeside({ kind: 'add' }) }}
      />
    );
  return (
    <div className="services-scroll" data-keeps-end>
      {offer.services.length > fewServices && (
        <input
          className="hours-find services-find"
          type="search"
          aria-label={t('services.find')}
          placeholder={t('services.find')}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <p className={found.length === 0 ? 'meta services-nothing' : 'visually-hidden'} role="status">
        {query !== '' && t('services.found', { count: found.length, query })}
      </p>
      {found.length > 0 && (
        <table className="services-table" onKeyDown={walk}>
          <Heads />
          <tbody>
            {found.slice(0, count).map((service) => (
              <Row
                key={service.id}
                service={service}
                isOpened={service.id === opened}
                isStop={service.id === stop}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Heads(): ReactNode {
  const t = useT();
  return (
    <thead>
      <tr>
        <th scope="col">{t('services.column.name')}</th>
        <th scope="col" data-figures>
          {t('services.column.duration')}
        </th>
        <th scope="col" data-figures>
          {t('services.column.price')}
        </th>
        <th scope="col" data-wide>
          {t('services.column.ages')}
        </th>
        <th scope="col">{t('services.column.used')}</th>
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly service: OfferedService;
  readonly isOpened: boolean;
  readonly isStop: boolean;
}

const Row = memo(function Row({ service, isOpened, isStop }: RowProps): ReactNode {
  const words = useTermWords();
  const { t } = words;
  const { addressId, id, name, terms, going } = service;
  return (
    <tr data-going={going ?? undefined} data-opened={isOpened || undefined}>
      <th scope="row">
        <button
          type="button"
          className="services-name"
          aria-current={isOpened ? 'true' : undefined}
          tabIndex={isStop ? 0 : -1}
          onClick={() => {
            if (mayLeave()) showBeside({ kind: 'service', addressId, id });
          }}
        >
          {terms.customName ?? name}
        </button>
        <span className="services-second meta">
          {terms.customName !== null && <span>{name}</span>}
          {!terms.visible && <span className="services-tag">{t('services.hidden')}</span>}
          {service.publicInsurance === true && (
            <span className="services-tag">{t('services.publicInsurance')}</span>
          )}
          <ServiceMark on={service} />
        </span>
      </th>
      <td data-figures data-quiet={terms.duration === null || undefined}>
        {termText('duration', terms, words)}
      </td>
      <td data-figures data-quiet={terms.price === null || undefined}>
        {priceOf(terms, words)}
      </td>
      <td data-wide data-quiet={terms.allowedAges === null || undefined} className="services-ages">
        {agesText(terms, t)}
      </td>
      <td data-free data-quiet={service.freeTimes === 0 || undefined}>
        {t('services.free', { count: service.freeTimes })}
      </td>
    </tr>
  );
});

function useFound(services: readonly OfferedService[], query: string): readonly OfferedService[] {
  return useMemo(
    () =>
      query === ''
        ? services
        : services.filter(({ name, terms }) => isCalled(`${terms.customName ?? ''} ${name}`, query)),
    [services, query],
  );
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const by = steps[event.key];
  if (by === undefined) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.services-name')];
  const at = all.findIndex((button) => button === document.activeElement);
  const to = all[Math.max(0, Math.min(all.length - 1, at + by))];
  if (to === undefined) return;
  event.preventDefault();
  moveTabStop(event.currentTarget, to, '.services-name');
  to.focus();
}
