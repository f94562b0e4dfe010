/** A value of the vendor's that this version does not know: kept as it was said, so that nothing is lost. */
export type Other = `other:${string}`;

/** Keeps an unknown value of the vendor's. */
export const other = (raw: string): Other => `other:${raw}`;

/** True for a value that this version does not know. */
export const isOther = (value: string): value is Other => value.startsWith('other:');
