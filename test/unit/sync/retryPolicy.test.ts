import { describe, expect, test } from 'vitest';
import type { RemoteError, RemoteErrorBody } from '#shared/domain/remoteError.ts';
import { nextStep } from '../../../main/sync/line/retryPolicy.ts';

const error = (body: RemoteErrorBody): RemoteError => ({
  ...body,
  operation: 'getBookings',
  sent: 'answered',
});
const step = (body: RemoteErrorBody, failures = 1, random = 0.5) =>
  nextStep(error(body), failures, 1_000, () => random, 3_000);

describe('after a failed call', () => {
  test('a dead line is probed steadily, so that it is noticed within seconds when it is back', () => {
    expect(step({ kind: 'offline', reason: 'reset' }, 50)).toEqual({ kind: 'wait', ms: 3_000 });
    expect(step({ kind: 'timeout', afterMs: 1 }, 50)).toEqual({ kind: 'wait', ms: 3_000 });
  });

  test('a limit is waited for until the moment that it names, and never undercut', () => {
    for (const random of [0, 0.999]) {
      const limited = step({ kind: 'rateLimited', until: 61_000 }, 1, random);
      expect(limited.kind === 'wait' && limited.ms >= 60_000 && limited.ms < 61_001).toBe(true);
    }
    expect(step({ kind: 'firewall', until: 0 }, 1, 0)).toEqual({ kind: 'wait', ms: 1_000 });
  });

  test('the vendor’s trouble is met with longer waits each time, but never more than about a minute', () => {
    const waits = [1, 3, 6, 20].map((failures) => {
      const next = step({ kind: 'server', status: 503 }, failures, 0.999);
      return next.kind === 'wait' ? next.ms : -1;
    });
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(Math.max(...waits)).toBeLessThanOrEqual(62_000);
  });

  test('an object that is refused is skipped, and withdrawn credentials wait for a person', () => {
    expect(step({ kind: 'forbidden', message: '' })).toEqual({ kind: 'skip' });
    expect(step({ kind: 'notFound', message: '' })).toEqual({ kind: 'skip' });
    expect(step({ kind: 'conflict', message: '' })).toEqual({ kind: 'skip' });
    expect(step({ kind: 'invalid', status: 400, message: '', fields: {} })).toEqual({ kind: 'skip' });
    expect(step({ kind: 'unauthorized', message: '' })).toEqual({ kind: 'person' });
    expect(step({ kind: 'unreadable', status: 200, reason: '' }, 1, 0)).toEqual({ kind: 'wait', ms: 1_000 });
  });
});
