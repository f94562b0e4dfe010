import { CalendarOff, Clock3, Coffee, type LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useMemo } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import type { KeyName } from '#shared/domain/keys.ts';
import { hourMs } from '#shared/time/durations.ts';
import { startOfDay } from '#shared/time/zone.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { thisMinute } from '../state/now.ts';
import { turnTo } from '../state/selection.ts';
import './headMenu.css';
import { closeHeadMenu, type PressedHead, useHeadMenu } from './headMenu.ts';

/** What can be done with a calendar's day from its head: a break, other hours, or the doctor is away. Each has a key, too. */
export function HeadMenu(): ReactNode {
  const pressed = useHeadMenu((menu) => menu.pressed);
  // Another day or view takes the heads away, and the menu with them.
  useEffect(() => closeHeadMenu, []);
  return pressed === null ? null : <OpenMenu pressed={pressed} />;
}

const items = [
  { name: 'newBreak', Icon: Coffee },
  { name: 'dayHours', Icon: Clock3 },
  { name: 'away', Icon: CalendarOff },
] as const satisfies readonly { readonly name: KeyName; readonly Icon: LucideIcon }[];
type ItemName = (typeof items)[number]['name'];

function OpenMenu({ pressed }: { readonly pressed: PressedHead }): ReactNode {
  const t = useT();
  const keys = useKeyWords();
  const { head, addressId, date } = pressed;
  const { timeZone } = formatsAt(useFormats(), addressId);
  const trigger = useMemo(() => ({ current: head }), [head]);
  const choose = (name: ItemName): void => {
    closeHeadMenu();
    if (name !== 'newBreak') turnTo({ kind: name, addressId, date });
    else turnTo({ kind: name, addressId, ...usualBreak(startOfDay(date, timeZone)) });
  };
  return (
    <Popover
      className="pop"
      aria-label={t('away.menu.label')}
      triggerRef={trigger}
      placement="bottom start"
      offset={2}
      isOpen
      onOpenChange={(open) => {
        if (!open) closeHeadMenu();
      }}
    >
      <Menu className="head-menu" aria-label={t('away.menu.label')} autoFocus="first">
        {items.map(({ name, Icon }) => (
          <MenuItem
            key={name}
            id={name}
            className="head-menu-item"
            textValue={t(`desk.keys.name.${name}`)}
            onAction={() => choose(name)}
          >
            <Icon size={16} aria-hidden />
            <span>{t(`desk.keys.name.${name}`)}</span>
            <kbd aria-hidden>{keys.of(name)}</kbd>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}

const gridMs = hourMs / 4;

/** An hour from now on, today; of another day the hour at noon. The fields beside it say others. */
function usualBreak(midnight: number): { readonly since: number; readonly till: number } {
  const now = Math.ceil(thisMinute() / gridMs) * gridMs;
  const isToday = now >= midnight && now + hourMs <= midnight + 24 * hourMs;
  const since = isToday ? now : midnight + 12 * hourMs;
  return { since, till: since + hourMs };
}
