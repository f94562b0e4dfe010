import type { RemoteError } from '#shared/domain/remoteError.ts';

/** The answer to a call that was not made, since there was no room for its purpose (`room.ts`). It never leaves a turn. */
export const heldBack: RemoteError = { kind: 'rateLimited', until: 0, operation: 'heldBack', sent: 'no' };
export const isHeldBack = (error: RemoteError): boolean => error === heldBack;
