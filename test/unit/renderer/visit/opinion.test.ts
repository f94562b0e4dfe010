// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { ok } from '#shared/result.ts';
import type { Mounted } from '../mount.ts';
import { itemOf, visitOf } from '../visitScenes.ts';
import { decided, minute, now, opened, panel, start, toasts } from '../oneVisit.ts';

/*
 * Of a visit of today the panel says how it stands with its opinion, from before it is over, so that nothing moves when it is. One press
 * asks; whatever came of that stands in its place, and where nobody can be asked, why.
 */
vi.setConfig({ testTimeout: 60_000 });

const over = now - 40 * minute;
const of = (change: Partial<VisitDetails> = {}, at = over) =>
  opened({
    visit: (id) => ok(visitOf(id, at, change)),
    decided: () => ok({ kind: 'intent', id: 'i9', heldUntil: Date.now() + 6_000 }),
  });
const section = (app: Mounted) => panel(app)?.querySelector<HTMLElement>('.opinion') ?? null;
const button = (app: Mounted) => section(app)?.querySelector('button') ?? null;
const isOff = (app: Mounted): boolean => button(app)?.disabled === true;

describe('the opinion of a visit', () => {
  it('is asked for by one press, which says where the visit stood, and is told', async () => {
    const app = await of();
    expect(isOff(app)).toBe(false);
    await app.click(button(app));
    expect(decided(app)).toEqual([
      { kind: 'askForOpinion', bookingId: 'b1', seen: { addressId: 'a0', start: over } },
    ]);
    expect(toasts(app)).toContain('Kowalska, Anna: will be asked for an opinion');
  });

  it('has its place before the visit is over, and none on another day or where the visit is cancelled', async () => {
    const running = await of({ end: now + 20 * minute }, now - minute);
    expect(isOff(running)).toBe(true);
    expect(section(running)?.textContent).toContain('Possible once the visit is over.');
    expect(section(await of({}, start + 24 * 60 * minute))).toBeNull();
    expect(section(await of({ status: 'canceled', canceledBy: 'patient' }))).toBeNull();
  });

  it.each([
    [{ presence: 'absent' }, 'Not for a patient who did not come.'],
    [{ patient: null }, 'Not possible: no phone number is known.'],
  ] as const)('says why nobody can be asked: %o', async (change, words) => {
    const app = await of(change);
    expect(isOff(app)).toBe(true);
    expect(section(app)?.textContent).toContain(words);
  });

  it('offers no second request where one is on its way, was taken, or needs a person', async () => {
    const waiting = await of({ pending: [{ intentId: 'i9', kind: 'askForOpinion', undoable: true }] });
    expect(button(waiting)).toBeNull();
    expect(section(waiting)?.textContent).toContain('The request is on its way.');
    const asked = await of({ opinion: { at: over + 30 * minute, staff: 'AK', already: false } });
    expect(button(asked)).toBeNull();
    expect(section(asked)?.textContent).toMatch(/^Asked, .*AK$/);
    const before = await of({ opinion: { at: over + 30 * minute, staff: 'AK', already: true } });
    expect(section(before)?.textContent).toContain('had asked before');
    const item = itemOf(now, { kind: 'askForOpinion', reason: 'cannotTell', bookingId: 'b1', now: null });
    const refused = await opened({
      visit: (id) => ok(visitOf(id, over)),
      outbox: { waiting: 0, firstDueAt: null, attention: [item] },
    });
    expect(isOff(refused)).toBe(true);
    expect(section(refused)?.textContent).toContain('see below');
    expect(panel(refused)?.textContent).toContain('the answer was lost');
  });
});
