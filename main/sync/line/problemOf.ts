import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** What a person is told of a failed call. The details name the operation and the vendor's words, never what was sent. */
export function problemOf(error: RemoteError): Problem {
  return {
    kind: error.kind,
    until: error.kind === 'rateLimited' || error.kind === 'firewall' ? error.until : null,
    params: {},
    details: `${error.operation}: ${reasonOf(error)}`,
  };
}

function reasonOf(error: RemoteError): string {
  switch (error.kind) {
    case 'offline':
      return error.reason;
    case 'timeout':
      return `no answer within ${error.afterMs} ms`;
    case 'unauthorized':
    case 'forbidden':
    case 'notFound':
    case 'conflict':
      return error.message;
    case 'invalid':
      return `${error.status} ${error.message} (${Object.keys(error.fields).join(', ')})`;
    case 'rateLimited':
      return 'over the rate limit';
    case 'firewall':
      return 'the firewall asked for a captcha';
    case 'server':
      return `status ${error.status}`;
    case 'unreadable':
      return `status ${error.status}, ${error.reason}`;
  }
}
