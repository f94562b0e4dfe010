import type { Client } from '../../main/docplanner/client.ts';
import type { Call } from './journal.ts';
import { hoursOperations } from './hours/watch.ts';
import { onTheWay } from './onTheWay.ts';

const writes: ReadonlySet<string> = new Set([
  'bookSlot',
  'moveBooking',
  'cancelBooking',
  'confirmBooking',
  'markPatientPresence',
  'markPatientAbsence',
]);

/** The client with an eye on it: each write is noted as it leaves, and known again where it reaches the vendor. */
export function watchedRemote(
  client: Client,
  watch: {
    readonly leaving: (operation: string, args: readonly unknown[]) => Call | null;
    readonly hoursLeaving: (operation: string, args: readonly unknown[]) => Call | null;
    readonly readingEvent: (raw: string) => void;
  },
): Client {
  return new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || typeof name !== 'string') return member;
      if (name === 'readNotification') {
        return (raw: string): unknown => {
          watch.readingEvent(raw);
          return Reflect.apply(member, target, [raw]);
        };
      }
      const isOfHours = hoursOperations.has(name);
      if (!writes.has(name) && !isOfHours) return member;
      return (...args: unknown[]): unknown => {
        const call = isOfHours ? watch.hoursLeaving(name, args) : watch.leaving(name, args);
        const leave = (): unknown => Reflect.apply(member, target, args) as unknown;
        return call === null ? leave() : onTheWay.run(call, leave);
      };
    },
  });
}
