import { describe, expect, it } from 'vitest';
import { requests } from '#shared/contract/contract.ts';
import { atWallClock } from '#shared/time/zone.ts';
import { makesSense, visitActions, whyNot } from '../../../../renderer/visit/actions/actions.ts';
import { waysOfVisit } from '../../../../renderer/visit/actions/steps.ts';
import { sameTimes } from '../../../../renderer/freeTimes/sameTimes.ts';
import { decisionOf, faultsOf, opening } from '../../../../renderer/newVisit/newVisit.ts';
import type { Typed } from '../../../../renderer/state/drafts.ts';
import { visitOf } from '../visitScenes.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/* Nothing can be pressed that the marketplace is known to refuse, and nothing is sent that it could not read. */
const now = Date.parse('2026-11-23T09:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;
const possible = (start: number, change: Parameters<typeof visitOf>[2] = {}) =>
  visitActions.filter((action) => makesSense(action, visitOf('b', start, change), now));

describe('what can be done with a visit', () => {
  it('before it begins: all but a no-show', () => {
    expect(possible(now + 20 * minute)).toEqual(['next', 'confirm', 'move', 'cancel']);
  });

  it('on a coming day: nobody arrives yet', () => {
    expect(possible(now + day)).toEqual(['confirm', 'move', 'cancel']);
  });

  it('once it has begun: the steps of its patient alone, also days later', () => {
    expect(possible(now)).toEqual(['next', 'noShow']);
    expect(possible(now - 3 * day)).toEqual(['next', 'noShow']);
  });

  it('after a step: on, the no-show, and back', () => {
    const stepped = (step: 'arrived' | 'done' | 'noShow', presence: 'present' | 'absent') =>
      possible(now - minute, { presence, arrival: { step, arrivedAt: now, since: now } });
    expect(stepped('arrived', 'present')).toEqual(['next', 'noShow', 'back']);
    expect(stepped('done', 'present')).toEqual(['noShow', 'back']);
    expect(stepped('noShow', 'absent')).toEqual(['next', 'back']);
    expect(possible(now - minute, { presence: 'present' })).toEqual(['next', 'noShow', 'back']);
  });

  it('leads on a day that is over straight to its end', () => {
    const visit = visitOf('b', now - 3 * day);
    expect(waysOfVisit(visit, now)).toEqual({ next: 'done', noShow: 'noShow', back: null });
    expect(waysOfVisit(visitOf('b', now + minute), now).next).toBe('arrived');
  });

  it('confirmed, or with the patient here: no confirmation', () => {
    expect(possible(now + minute, { confirmed: true })).not.toContain('confirm');
    expect(possible(now + minute, { presence: 'present' })).not.toContain('confirm');
  });

  it('cancelled: nothing', () => {
    expect(possible(now + minute, { status: 'canceled' })).toEqual([]);
  });

  it('what cannot be done has its true reason', () => {
    const arrived = (step: 'done' | 'noShow', presence: 'present' | 'absent') => ({
      presence,
      arrival: { step, arrivedAt: now, since: now },
    });
    const why = (
      action: (typeof visitActions)[number],
      start: number,
      change: Parameters<typeof visitOf>[2] = {},
    ): string | null => whyNot(action, visitOf('b', start, change), now);
    expect(why('next', now + day)).toBe('coming');
    expect(why('noShow', now + day)).toBe('coming');
    expect(why('noShow', now + minute)).toBe('notBegun');
    expect(why('noShow', now - minute, arrived('noShow', 'absent'))).toBe('missed');
    expect(why('next', now - minute, arrived('done', 'present'))).toBe('done');
    expect(why('back', now + minute)).toBe('noStep');
    expect(why('confirm', now + minute, { confirmed: true })).toBe('confirmed');
    expect(why('confirm', now + minute, { presence: 'present' })).toBe('marked');
    expect(why('confirm', now - minute)).toBe('begun');
    expect(why('move', now - minute)).toBe('begun');
    expect(why('cancel', now + minute, { presence: 'absent' })).toBe('missed');
    for (const action of visitActions)
      expect(why(action, now + minute, { status: 'canceled' })).toBe('cancelled');
  });
});

describe('a new visit', () => {
  const time: FreeTime = {
    addressId: 'a0',
    doctorName: 'Maria Nowak',
    start: now + day,
    services: [
      { id: 's1', name: 'Consultation', duration: 20 },
      { id: 's2', name: 'Follow-up', duration: 10 },
    ],
    onlineOnly: false,
    demands: [],
  };
  const customs = { country: 'pl', tag: 'pl', today: '2026-11-23' } as const;
  const good: Typed = {
    serviceId: 's2',
    surname: ' Lis ',
    name: 'Jan',
    phone: '+48 500 100-200',
    birthDate: '',
    gender: '',
    nin: '',
    email: '',
    comment: ' ',
  };

  it('is a decision that the contract takes, without stray spaces, and lasts as its service does', () => {
    const decision = decisionOf(good, time, null, customs);
    expect(requests['visits.decide'].request.parse(decision)).toMatchObject({
      kind: 'book',
      duration: 10,
      addressServiceId: 's2',
      patient: { surname: 'Lis', name: 'Jan', email: null },
      comment: null,
    });
  });

  it('keeps what was entered before and is not in the form', () => {
    const before = {
      name: 'J',
      surname: null,
      phone: '1',
      email: 'x@y.zz',
      birthDate: '1990-01-02',
      nin: '7',
      gender: 'm',
    } as const;
    expect(decisionOf(good, time, before, customs)).toMatchObject({
      patient: { name: 'Jan', email: null, birthDate: '1990-01-02', nin: '7', gender: 'm' },
    });
    expect(opening(time, { patient: before, comment: 'hello' }, null, customs)).toMatchObject({
      name: 'J',
      comment: 'hello',
      serviceId: 's1',
    });
  });

  it('wants a first name, a phone and a service that fits, and an email only if it is one', () => {
    expect(faultsOf(good, time, customs)).toEqual({});
    expect(
      faultsOf({ ...good, name: ' ', phone: '', serviceId: 'gone', email: 'anna@' }, time, customs),
    ).toEqual({
      name: true,
      phone: true,
      service: true,
      email: true,
    });
    expect(decisionOf({ ...good, serviceId: 'gone' }, time, null, customs)).toBeNull();
  });

  it.each(['500100200', '+48 500 100 200', '(22) 123-45-67', '0049 30 123456'])(
    'takes the phone %s',
    (phone) => {
      expect(faultsOf({ ...good, phone }, time, customs)).toEqual({});
    },
  );

  it.each(['12345', 'none', '+', '1234567890123456', '50010020a'])(
    'does not take %s for a phone',
    (phone) => {
      expect(faultsOf({ ...good, phone }, time, customs)).toEqual({ phone: true });
    },
  );

  it.each(['anna@clinic.pl', 'a.b+c@d-e.co.uk'])('takes the email %s', (email) => {
    expect(faultsOf({ ...good, email }, time, customs)).toEqual({});
  });

  it.each(['anna', '@clinic.pl', 'anna@clinic', 'anna k@clinic.pl'])(
    'does not take %s for an email',
    (email) => {
      expect(faultsOf({ ...good, email }, time, customs)).toEqual({ email: true });
    },
  );
});

describe('the same time of day', () => {
  const zone = 'Europe/Warsaw';
  const at = (date: string, time: string): FreeTime => ({
    addressId: 'a1',
    doctorName: '',
    start: atWallClock(date, time, zone),
    services: [],
    onlineOnly: false,
    demands: [],
  });

  it('is offered on the next day that has it and a week on, also over a change of the clocks', () => {
    const before = atWallClock('2026-10-22', '10:20', zone);
    const [soon, week] = [at('2026-10-26', '10:20'), at('2026-10-29', '10:20')];
    const times = [
      at('2026-10-22', '10:40'),
      at('2026-10-23', '10:00'),
      soon,
      at('2026-10-27', '10:20'),
      week,
    ];
    expect(sameTimes(times, before, zone)).toEqual([soon, week]);
  });

  it('is offered once where the next day that has it is a week on, and not where none has it', () => {
    const before = atWallClock('2026-10-22', '10:20', zone);
    const week = at('2026-10-29', '10:20');
    expect(sameTimes([week], before, zone)).toEqual([week]);
    expect(sameTimes([at('2026-10-22', '10:20'), at('2026-10-23', '11:20')], before, zone)).toEqual([]);
  });
});
