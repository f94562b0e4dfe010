import { useState } from 'react';
import type { ServiceTerms } from '#shared/domain/services/terms.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { readTerms, typedOf, type TypedTerms, type WrongTerms } from './typedTerms.ts';

/** Terms in their fields: what was typed, and what is wrong with it once that was asked for. */
export function useTyped(before: ServiceTerms): {
  readonly typed: TypedTerms;
  readonly wrong: WrongTerms;
  /** Something is typed that is not so yet. */
  readonly isTouched: boolean;
  readonly change: (change: Partial<TypedTerms>) => void;
  /** `null`: something is wrong, and its fields say so. */
  readonly read: () => ServiceTerms | null;
} {
  const { tag } = useFormats();
  const [typed, setTyped] = useState<TypedTerms | null>(null);
  const [isAsked, setAsked] = useState(false);
  const shown = typed ?? typedOf(before, tag);
  const now = readTerms(shown);
  return {
    typed: shown,
    wrong: isAsked && now.kind === 'wrong' ? now.wrong : {},
    isTouched: typed !== null && JSON.stringify(typed) !== JSON.stringify(typedOf(before, tag)),
    change: (change) => setTyped({ ...shown, ...change }),
    read() {
      setAsked(true);
      return now.kind === 'terms' ? now.terms : null;
    },
  };
}
