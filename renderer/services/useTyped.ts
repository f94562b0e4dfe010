import { useState } from 'react';
import type { ServiceTerms, TermName, TermsChange } from '#shared/domain/services/terms.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { readTerms, typedOf, type TypedTerms, type WrongTerms } from './typedTerms.ts';

/** What somebody has typed, and how those terms stood when each was begun. */
interface Touched {
  readonly typed: Partial<TypedTerms>;
  readonly seen: TermsChange;
}

/** Terms in their fields: what was typed, and what is wrong with it once that was asked for. */
export interface Typing {
  readonly typed: TypedTerms;
  readonly wrong: WrongTerms;
  /** Something is typed that is not so yet. */
  readonly isTouched: boolean;
  /** As the terms stood on the screen when they were begun to be typed over. */
  readonly seen: ServiceTerms;
  readonly change: (change: Partial<TypedTerms>) => void;
  /** `null`: something is wrong, and its fields say so. */
  readonly read: () => ServiceTerms | null;
  /** Counts as seen from now on: what was taken, or nothing, so that it is what stands there now. */
  readonly standsAs: (terms: TermsChange) => void;
}

/** @param before as they stand now; fields that nobody has touched follow it, so that nobody's change is typed over unseen */
export function useTyped(before: ServiceTerms): Typing {
  const { tag } = useFormats();
  const [touched, setTouched] = useState<Touched>({ typed: {}, seen: {} });
  const [isAsked, setAsked] = useState(false);
  const standing = typedOf(before, tag);
  const shown = { ...standing, ...touched.typed };
  const now = readTerms(shown);
  return {
    typed: shown,
    wrong: isAsked && now.kind === 'wrong' ? now.wrong : {},
    isTouched: JSON.stringify(shown) !== JSON.stringify(standing),
    seen: { ...before, ...touched.seen },
    change: (change) =>
      setTouched(({ typed, seen }) => ({
        typed: { ...typed, ...change },
        seen: { ...standingOf(change, before), ...seen },
      })),
    read() {
      setAsked(true);
      return now.kind === 'terms' ? now.terms : null;
    },
    standsAs: (terms) => setTouched(({ typed }) => ({ typed, seen: terms })),
  };
}

/** How the terms stand of which fields are changed. */
function standingOf(change: Partial<TypedTerms>, before: ServiceTerms): TermsChange {
  const names = Object.keys(change) as (keyof TypedTerms)[];
  return Object.fromEntries(names.map(termOf).map((name) => [name, before[name]]));
}

const termOf = (field: keyof TypedTerms): TermName =>
  field === 'minimum' || field === 'maximum' ? 'allowedAges' : field;
