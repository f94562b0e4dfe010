import type { Intent } from '#shared/domain/intent.ts';

/** What came of taking a decision back. */
export type Undone = 'undone' | 'tooLate' | 'laterOnesFirst';

/** Whether a decision can still be taken back as if it had never been. */
export const isUnsent = ({ state }: Pick<Intent, 'state'>): boolean => state === 'held' || state === 'queued';
