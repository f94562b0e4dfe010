import type { HandlersOf } from '#shared/contract/door.ts';
import type { freeTimesRequests } from '#shared/contract/freeTimes.ts';
import { ok } from '#shared/result.ts';
import type { SessionAccess } from '../sessionAccess.ts';
import { bookableServices, freeTimes, nextFree } from './freeTimes.ts';

export function freeTimesHandlers(access: SessionAccess): HandlersOf<typeof freeTimesRequests> {
  return {
    'freeTimes.get': (request) => access.desk.readInSteps((desk) => freeTimes(desk, request)),
    'freeTimes.next': (request) => access.desk.readInSteps((desk) => nextFree(desk, request)),
    'freeTimes.services': () => access.desk.read((desk) => ok(bookableServices(desk))),
  };
}
