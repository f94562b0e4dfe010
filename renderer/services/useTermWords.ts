import { useMemo } from 'react';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { countryOf } from '../state/clinic.ts';
import { useDesk } from '../state/desk.ts';
import type { TermWords } from './termWords.ts';

/** The words for terms in the window's language and the clinic's country. */
export function useTermWords(): TermWords {
  const t = useT();
  const { tag } = useFormats();
  const country = useDesk((desk) => countryOf(desk.connection));
  return useMemo(() => ({ t, country, tag }), [t, country, tag]);
}
