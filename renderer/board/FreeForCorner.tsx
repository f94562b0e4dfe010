import { Check, ListFilter } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Key, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { useLanguage, useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useKey } from '../keys/useKey.ts';
import { useDesk } from '../state/desk.ts';
import { chooseFreeFor, useFreeFor } from '../state/freeFor.ts';
import { useMinute } from '../state/now.ts';
import type { ShownColumn } from '../state/boardDelta.ts';
import { inOrder, offeredServices } from './offers.ts';
import { useFreeTimesFor } from './useFreeTimesFor.ts';
import './freeFor.css';

interface Props {
  readonly columns: readonly ShownColumn[];
}

/** The list's own entry; a service's is its name after a letter, so that one may be called anything. */
const allKey = 'all';
const keyOf = (service: string): string => `s${service}`;

/**
 * In the board's corner: which service its free times are for, and the choice of one. Its key opens the choice, or ends it. It lies
 * over the grid and is not in it, because the grid is one stop of the Tab key.
 */
export function FreeForCorner({ columns }: Props): ReactNode {
  const t = useT();
  const keys = useKeyWords();
  const { service, show } = useFreeTimesFor(columns);
  const locked = useDesk((desk) => desk.lock.locked);
  const choosing = useFreeFor((free) => free.choosing) && !locked;
  useKey('freeFor', () => {
    if (service === null) chooseFreeFor(true);
    else show(null);
    return true;
  });
  const label = t('board.freeFor.label', { service: service ?? t('board.freeFor.all') });
  return (
    <div
      className="free-for"
      data-on={service !== null || undefined}
      title={`${label} (${keys.of('freeFor')})`}
    >
      <MenuTrigger isOpen={choosing} onOpenChange={chooseFreeFor}>
        <Button rank="quiet" aria-label={label} aria-keyshortcuts={keys.aria('freeFor')}>
          <ListFilter size={16} aria-hidden />
          <span aria-hidden>{t('board.freeFor.word')}</span>
        </Button>
        <Popover className="pop" placement="bottom start" offset={4}>
          <Services columns={columns} service={service} onChosen={show} />
        </Popover>
      </MenuTrigger>
    </div>
  );
}

interface ServicesProps extends Props {
  readonly service: string | null;
  readonly onChosen: (service: string | null) => void;
}

/** All that the calendars offer, with how many free times there still are for each on what is shown. */
function Services({ columns, service, onChosen }: ServicesProps): ReactNode {
  const t = useT();
  const services = inOrder(offeredServices(columns, useMinute()), useLanguage());
  const isGone = service !== null && services.every(({ name }) => name !== service);
  const shown = isGone ? [...services, { name: service, calendars: 0, free: 0 }] : services;
  const choose = (key: Key): void =>
    onChosen(key === allKey ? null : (shown.find(({ name }) => keyOf(name) === key)?.name ?? null));
  return (
    <Menu
      className="free-for-list"
      aria-label={t('board.freeFor.title')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[service === null ? allKey : keyOf(service)]}
      onAction={choose}
    >
      <MenuItem id={allKey} className="free-for-one" textValue={t('board.freeFor.allItem')}>
        <Check className="free-for-check" size={16} aria-hidden />
        <span className="free-for-name">{t('board.freeFor.allItem')}</span>
      </MenuItem>
      <Separator className="free-for-line" />
      {shown.map(({ name, free }) => (
        <MenuItem
          key={keyOf(name)}
          id={keyOf(name)}
          className="free-for-one"
          textValue={name}
          aria-label={`${name}, ${t('board.freeFor.count', { count: free })}`}
          data-none={free === 0 || undefined}
        >
          <Check className="free-for-check" size={16} aria-hidden />
          <span className="free-for-name">{name}</span>
          <span className="free-for-count tabular">{free}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}
