import type { ReadWindow } from '#shared/domain/readWindow.ts';

/** A name for the read of a window. */
export const keyOfRead = ({ kind, addressId, first, last }: ReadWindow): string =>
  `${kind} ${addressId} ${first} ${last}`;
