import { useState } from 'react';
import type { Problem } from '#shared/domain/problem.ts';
import { pinPattern } from '#shared/domain/staffRules.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { setDeskPin } from './lockDesk.ts';

type Choice = 'new' | 'none';
type Wrong = Partial<Record<'pin' | 'pinNow', string>>;

/** What is typed for the PIN of this desk, and what is wrong with it. */
export interface DeskPinEntry {
  readonly choice: Choice;
  readonly choose: (choice: Choice) => void;
  readonly pin: string;
  readonly enterPin: (pin: string) => void;
  readonly pinNow: string;
  readonly enterPinNow: (pin: string) => void;
  /** In words, by field. */
  readonly wrong: Wrong;
  readonly problem: Problem | null;
  readonly save: () => Promise<void>;
}

/** @param hasPin there is one, which must be known */
export function useDeskPin(hasPin: boolean, onSaved: () => void): DeskPinEntry {
  const t = useT();
  const formats = useFormats();
  const [choice, setChoice] = useState<Choice>('new');
  const [pin, setPin] = useState('');
  const [pinNow, setPinNow] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (): Promise<void> => {
    const typed = choice === 'new' && !pinPattern.test(pin);
    setWrong(typed ? { pin: t('desk.staff.pinFormat') } : {});
    if (typed) return;
    const answer = await setDeskPin({ pin: choice === 'new' ? pin : null, pinNow: hasPin ? pinNow : null });
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    switch (answer.value.kind) {
      case 'saved':
        announce(choice === 'new' ? t('privacy.lock.pinSaved') : t('privacy.lock.pinGone'));
        onSaved();
        return;
      case 'wrongPin':
        setWrong({ pinNow: t('desk.staff.wrongPin') });
        return;
      case 'wait':
        setWrong({ pinNow: t('privacy.lock.wait', { time: formats.timeWithSeconds(answer.value.until) }) });
        return;
    }
  };
  return {
    ...{ choice, choose: setChoice, pin, enterPin: setPin, pinNow, enterPinNow: setPinNow },
    ...{ wrong, problem, save },
  };
}
