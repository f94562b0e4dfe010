import { useEffect } from 'react';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { toast } from '../state/toasts.ts';
import { holdUnsaved, useUnsavedForm } from '../state/unsaved.ts';

/** For the form: whether something is typed in it that is kept nowhere. */
export function useHoldUnsaved(isUnsaved: boolean): void {
  useEffect(() => holdUnsaved(isUnsaved), [isUnsaved]);
  useEffect(() => () => holdUnsaved(false), []);
}

/** For what the form stands in: says that what is typed would be lost, in the place of notes, so that no button moves. */
export function useSayUnsaved(): void {
  const t = useT();
  const warned = useUnsavedForm((form) => form.warned);
  useEffect(() => {
    if (!warned) return;
    const text = t('app.unsaved');
    announce(text);
    toast({ text, tone: 'refused', undo: null });
  }, [warned, t]);
}
