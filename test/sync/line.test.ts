import { describe, expect, test } from 'vitest';
import { bench } from './bench.ts';
import { expectInStep } from './equality.ts';

describe('the line', () => {
  test('down is noticed within 10 seconds, and up within 5 of being back', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    clinic.lineUp = false;
    const downAt = clock.now();
    await clock.until(() => one.sync.line().kind === 'offline', 10_000);
    const line = one.sync.line();
    // "As of" is the last moment at which all was known to be true, before the line went.
    expect(line.kind === 'offline' && line.asOf !== null && line.asOf <= downAt).toBe(true);
    await clock.advance(3 * 3_600_000);
    expect(one.sync.line()).toEqual(line);
    clinic.lineUp = true;
    await clock.until(() => one.sync.line().kind === 'inStep', 5_000);
    await clock.advance(60_000);
    expectInStep(one.store, clinic);
  });

  test('that swallows what is sent is noticed within 10 seconds, and that it is back within 5', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    await clock.until(() => one.sync.line().kind === 'inStep', 10_000);
    clinic.faults.set([{ fault: { kind: 'delay', ms: 10 * 60_000 } }]);
    const downAt = clock.now();
    await clock.until(() => one.sync.line().kind === 'offline', 10_000);
    const line = one.sync.line();
    expect(line.kind === 'offline' && line.asOf !== null && line.asOf <= downAt).toBe(true);
    await clock.advance(5 * 60_000);
    expect(one.sync.line()).toEqual(line);
    clinic.faults.set([]);
    await clock.until(() => one.sync.line().kind === 'inStep', 5_000);
    await clock.advance(60_000);
    expectInStep(one.store, clinic);
  });

  test('that is slow with everything is in step again as soon as something is heard, and nothing is asked twice', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    await clock.until(() => one.sync.line().kind === 'inStep', 10_000);
    clinic.faults.set([{ fault: { kind: 'delay', ms: 7_500 }, operations: ['reads'] }]);
    const looks = (): number => clinic.counts.byOperation.get('getNotifications') ?? 0;
    const before = looks();
    await clock.until(() => one.sync.line().kind === 'offline', 10_000);
    await clock.until(() => one.sync.line().kind === 'inStep', 4_000);
    clinic.faults.set([]);
    expect(looks()).toBe(before + 1);
    await clock.advance(2_000);
    expect(one.lines.filter(({ kind }) => kind === 'offline')).toHaveLength(1);
  });

  test('that is slow with one thing only is not taken for dead: a probe is answered', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    await clock.until(() => one.sync.line().kind === 'inStep', 10_000);
    clinic.faults.set([{ fault: { kind: 'delay', ms: 20_000 }, operations: ['getNotifications'], times: 1 }]);
    const looks = (): number => clinic.counts.byOperation.get('getNotifications') ?? 0;
    const before = looks();
    await clock.advance(27_000);
    expect(one.lines.filter(({ kind }) => kind === 'offline')).toEqual([]);
    expect(looks()).toBe(before + 1);
  });

  test('that answers a probe late, but answers it, was slow: what waits is waited for, and not asked twice', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    await clock.until(() => one.sync.line().kind === 'inStep', 10_000);
    clinic.faults.set([
      { fault: { kind: 'delay', ms: 12_000 }, operations: ['getNotifications'], times: 1 },
      { fault: { kind: 'delay', ms: 2_000 }, operations: ['getFacilities'] },
    ]);
    const looks = (): number => clinic.counts.byOperation.get('getNotifications') ?? 0;
    const before = looks();
    await clock.until(() => one.sync.line().kind === 'offline', 10_000);
    await clock.until(() => one.sync.line().kind === 'inStep', 2_000);
    await clock.advance(9_000);
    expect(looks()).toBe(before + 1);
  });

  test('is looked at at once when asked, as on waking from sleep', async () => {
    const { clinic, clock, desk } = bench({ settings: { pollMs: 600_000 } });
    const one = desk();
    await one.imported();
    await clock.advance(1_000);
    const before = clinic.counts.total;
    one.sync.nudge();
    await clock.advance(1_000);
    expect(clinic.counts.total).toBeGreaterThan(before);
  });

  test('a limit that the vendor names is waited for: not one call before it', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    clinic.faults.set([{ fault: { kind: 'status', status: 429 }, operations: ['reads'], times: 1 }]);
    await clock.until(() => one.sync.line().kind === 'paused', 60_000);
    const line = one.sync.line();
    const until = line.kind === 'paused' ? line.problem.until : null;
    if (until === null) throw new Error('no moment was named');
    const before = clinic.counts.total;
    await clock.advance(until - clock.now() - 1);
    expect(clinic.counts.total).toBe(before);
    await clock.advance(15_000);
    expect(one.sync.line().kind).toBe('inStep');
  });

  test('a captcha page of the firewall stops all calls; later one probe finds the way free again', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    clinic.faults.set([{ fault: { kind: 'firewall' }, times: 1 }]);
    await clock.until(() => one.sync.line().kind === 'paused', 60_000);
    expect(one.sync.line()).toMatchObject({ problem: { kind: 'firewall' } });
    const before = clinic.counts.total;
    await clock.advance(30_000);
    expect(clinic.counts.total).toBe(before);
    await clock.until(() => one.sync.line().kind === 'inStep', 2 * 3_600_000);
  });

  test('withdrawn credentials pause the desk with that reason, and it does not hammer the token endpoint', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    clinic.faults.set([{ fault: { kind: 'status', status: 401 } }]);
    await clock.until(() => one.sync.line().kind === 'paused', 60_000);
    expect(one.sync.line()).toMatchObject({ problem: { kind: 'unauthorized' } });
    const before = clinic.counts.total;
    await clock.advance(9 * 60_000);
    expect(clinic.counts.total - before).toBeLessThan(4);
  });

  test('answers that are cut off or not JSON are trouble of the vendor’s, tried again, and nothing of them is stored', async () => {
    const { clinic, clock, desk } = bench();
    const one = desk();
    await one.imported();
    clinic.faults.set([
      { fault: { kind: 'cut-json' }, operations: ['getBookings'], probability: 0.4 },
      { fault: { kind: 'html' }, operations: ['getSlots'], probability: 0.4 },
      { fault: { kind: 'status', status: 503 }, operations: ['reads'], probability: 0.3 },
    ]);
    await clock.advance(20 * 60_000);
    clinic.faults.set([]);
    await clock.advance(3 * 60_000);
    expect(one.sync.line().kind).toBe('inStep');
    expectInStep(one.store, clinic);
  });
});
