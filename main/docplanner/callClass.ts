/** What a call counts as. The vendor limits GET and the others apart (API.md §3). */
export const callClasses = ['read', 'write', 'token'] as const;
export type CallClass = (typeof callClasses)[number];
