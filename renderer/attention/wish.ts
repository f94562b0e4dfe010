import type { AttentionItem } from '#shared/contract/attention.ts';

/** Under which name the words of what was wanted stand: a presence is wanted as one of its two. */
export const wishOf = ({
  kind,
  wanted,
}: Pick<AttentionItem, 'kind' | 'wanted'>):
  Exclude<AttentionItem['kind'], 'presence'> | 'present' | 'absent' =>
  kind === 'presence' ? (wanted?.presence ?? 'present') : kind;
