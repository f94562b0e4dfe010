import { useState } from 'react';
import { useOnce } from '../ui/useOnce.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';

export interface Switching {
  /** Why the last try did not work, in words. */
  readonly refused: string | null;
  /** One at a time: a second press would be a try with an empty PIN, and is counted as a wrong one. */
  readonly to: (id: string | null, pin: string | null) => void;
}

/** Puts somebody at the desk, or nobody, and says so. @param done runs when that has worked */
export function useSwitching(done: () => void): Switching {
  const t = useT();
  const formats = useFormats();
  const [refused, setRefused] = useState<string | null>(null);
  const once = useOnce();
  const switchTo = async (id: string | null, pin: string | null): Promise<void> => {
    const answer = await door().ask('staff.switch', { id, pin });
    if (!answer.ok) {
      setRefused(t(`problem.${answer.error.kind}.text`, answer.error.params));
      return;
    }
    switch (answer.value.kind) {
      case 'switched': {
        const member = useDesk.getState().staff.members.find((person) => person.id === id);
        announce(
          member === undefined ? t('desk.staff.nobodyNow') : t('desk.staff.now', { who: member.name }),
        );
        setRefused(null);
        done();
        return;
      }
      case 'wait':
        setRefused(t('desk.staff.wait', { time: formats.timeWithSeconds(answer.value.until) }));
        return;
      case 'wrongPin':
      case 'gone':
        setRefused(t('desk.staff.wrongPin'));
        return;
    }
  };
  return { refused, to: (id, pin) => once(() => switchTo(id, pin)) };
}
