import type { VisitItem } from '#shared/contract/attention.ts';

/** Under which name the words of what was wanted stand: a presence is wanted as one of its two. */
export const wishOf = ({
  kind,
  wanted,
}: Pick<VisitItem, 'kind' | 'wanted'>): Exclude<VisitItem['kind'], 'presence'> | 'present' | 'absent' =>
  kind === 'presence' ? (wanted?.presence ?? 'present') : kind;
