import { useEffect, useRef } from 'react';
import { boardStore } from '../state/boardStore.ts';
import { useT } from '../i18n/useT.ts';
import { useKey } from '../keys/useKey.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { lockDesk } from './lockDesk.ts';
import { useIdle } from './useIdle.ts';

const lockByItself = (): void => void lockDesk();

/** Locks by its key and by itself; has the day read anew in its veiled or its full form, and says which it is. */
export function useLocking(): void {
  const t = useT();
  const locked = useDesk((desk) => desk.lock.locked);
  const connected = useDesk((desk) => desk.connection.kind !== 'none');
  const minutes = useDesk((desk) => desk.settings.lockAfterMinutes);
  const before = useRef(locked);
  useIdle(locked || !connected ? 0 : minutes, lockByItself);
  useKey('lock', () => {
    if (locked || !connected) return false;
    void lockDesk();
    return true;
  });
  useEffect(() => {
    if (before.current === locked) return;
    before.current = locked;
    if (connected) void boardStore().openAgain();
    // In place of what was said before, which may name a patient.
    announce(locked ? t('privacy.lock.locked') : t('privacy.lock.opened'));
  }, [locked, connected, t]);
}
