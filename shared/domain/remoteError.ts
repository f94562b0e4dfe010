import { assertNever } from '../assertNever.ts';
import type { EpochMs } from '../time/zone.ts';

/**
 * Why a call to the vendor did not give what was asked: a closed union, one kind for each way to recover.
 * `sent` says whether the vendor may have carried the request out: a write with `sent: 'maybe'` is read back before it is
 * ever sent again (design: the life of an intent).
 */
export type RemoteError = RemoteErrorBody & {
  /** The operation, such as `getBookings`: safe for logs. */
  readonly operation: string;
  readonly sent: 'no' | 'maybe' | 'answered';
};

export type RemoteErrorBody =
  /** No connection, name lookup or TLS. Try again when the line is back. */
  | { readonly kind: 'offline'; readonly reason: string }
  /** No answer in time. */
  | { readonly kind: 'timeout'; readonly afterMs: number }
  /** The credentials are wrong or were withdrawn. A person must enter new ones. */
  | { readonly kind: 'unauthorized'; readonly message: string }
  /** This object is not ours (403): also what a wrong id gets. */
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'notFound'; readonly message: string }
  /** The vendor's state does not allow it (409). */
  | { readonly kind: 'conflict'; readonly message: string }
  /** Refused with the fields that are wrong (400, 422). Trying again does not help. */
  | {
      readonly kind: 'invalid';
      readonly status: number;
      readonly message: string;
      readonly fields: FieldErrors;
    }
  /** Over the rate: nothing may be sent before `until`. Also returned by our own budget, then with `sent: 'no'`. */
  | { readonly kind: 'rateLimited'; readonly until: EpochMs }
  /** The vendor's firewall wants a captcha (405): all calls stop until `until`, then one probe. */
  | { readonly kind: 'firewall'; readonly until: EpochMs }
  /** 5xx, or a status that this version does not know. */
  | { readonly kind: 'server'; readonly status: number }
  /**
   * An answer that is not what the operation returns: cut off, not JSON, wrong shape, too large. `said`: of a write, the body of
   * an error under a status of success.
   */
  | {
      readonly kind: 'unreadable';
      readonly status: number;
      readonly reason: string;
      readonly said?: { readonly message: string; readonly fields: FieldErrors };
    };

/** Field path as the vendor writes it (`slots[1].end`) → its complaints; `''` holds those without a field. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

export type RemoteErrorKind = RemoteErrorBody['kind'];

/** True where the same call may well succeed later without anybody doing anything. */
export function isPassing(error: RemoteError): boolean {
  switch (error.kind) {
    case 'offline':
    case 'timeout':
    case 'rateLimited':
    case 'firewall':
    case 'server':
    case 'unreadable':
      return true;
    case 'unauthorized':
    case 'forbidden':
    case 'notFound':
    case 'conflict':
    case 'invalid':
      return false;
  }
}

/** True where every other call would fail in the same way now: the line, the rate, the firewall, the credentials. */
export function concernsAll({ kind }: RemoteError): boolean {
  switch (kind) {
    case 'offline':
    case 'timeout':
    case 'rateLimited':
    case 'firewall':
    case 'unauthorized':
      return true;
    case 'server':
    case 'unreadable':
    case 'forbidden':
    case 'notFound':
    case 'conflict':
    case 'invalid':
      return false;
    default:
      return assertNever(kind);
  }
}
