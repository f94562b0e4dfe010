// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { KnownPatient } from '#shared/contract/search.ts';
import { restOf } from '../../../../renderer/newVisit/newVisit.ts';
import type { Typed } from '../../../../renderer/state/drafts.ts';
import { mountApp } from '../mount.ts';

import { decided, minute, now, panel, scene, slot, start } from '../oneVisit.ts';

/*
 * A new visit is complete before it is sent, takes what the clinic knows of a patient, and keeps what was typed when it cannot be taken.
 */
vi.setConfig({ testTimeout: 60_000 });

describe('a new visit', () => {
  it('is not sent before it is complete; then it is booked and shown', async () => {
    const app = await mountApp(scene());
    await app.click(await slot(app));
    const send = () => app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    await send();
    expect(panel(app)?.textContent).toContain('Enter the first name.');
    expect(decided(app)).toEqual([]);
    await app.type('First name', 'Nina');
    await app.type('Phone', '600 100 200');
    expect(panel(app)?.textContent).not.toContain('Enter the first name.');
    await send();
    expect(decided(app)[0]).toMatchObject({
      kind: 'book',
      start: start + 60 * minute,
      addressServiceId: 's1',
    });
    expect(app.asked.filter(({ name }) => name === 'visits.get').at(-1)?.request).toEqual({
      bookingId: 'i9',
    });
  });

  it('takes a patient whom the clinic knows by an arrow and Enter, with what the form does not show', async () => {
    const anna: KnownPatient = {
      name: 'Anna',
      surname: 'Łoś',
      phone: '+48 500 100 200',
      email: 'anna@example.com',
      birthDate: '1990-01-02',
      nin: '90010212345',
      gender: 'f',
      visit: { start: now - 30 * 24 * 60 * minute, coming: false, doctorName: 'Jan Lis' },
    };
    const app = await mountApp(scene({ known: (query) => (query === 'los' ? [anna] : []) }));
    await app.click(await slot(app));
    await app.type('Surname', 'los');
    const option = await vi.waitFor(() => {
      const found = app.root.querySelector<HTMLElement>('.known-one');
      if (found === null) throw new Error('nobody is known yet');
      return found;
    });
    expect(option.textContent).toContain('Łoś, Anna');
    expect(option.textContent).toContain('Jan Lis');
    const field = app.root.querySelector<HTMLInputElement>('.known input') ?? undefined;
    expect(field?.getAttribute('aria-activedescendant')).toBeNull();
    await app.key({ key: 'ArrowDown' }, field);
    expect(field?.getAttribute('aria-activedescendant')).toBe(option.id);
    await app.key({ key: 'Enter' }, field);
    expect(decided(app)).toEqual([]);
    expect(document.activeElement?.textContent).toBe('Book');
    await app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    expect(decided(app)[0]).toMatchObject({
      patient: {
        name: 'Anna',
        surname: 'Łoś',
        phone: '+48500100200',
        birthDate: '1990-01-02',
        gender: 'f',
      },
    });
  });

  it('is another person where the name was typed over: nothing of the known one is taken along', () => {
    const typed: Typed = {
      ...{ serviceId: 's', surname: 'Łoś', name: 'Ewa', phone: '1', email: '', comment: '' },
      ...{ birthDate: '', nin: '' },
      gender: '',
    };
    const anna = {
      ...{ name: 'Anna', surname: 'Łoś', phone: '1', email: null, birthDate: '1990-01-02', nin: '7' },
      gender: 'f',
      visit: { start: now, coming: false, doctorName: '' },
    } as const;
    const customs = { country: 'pl', tag: 'pl-PL', today: '2026-11-23' } as const;
    const rest = (known: KnownPatient, change: Partial<Typed>) =>
      restOf(known, { ...typed, ...change }, customs);
    expect(rest(anna, {})).toBeNull();
    expect(rest(anna, { name: ' anna ' })).toMatchObject({ birthDate: '1990-01-02', nin: '7' });
    expect(rest({ ...anna, birthDate: 'long ago' }, { name: 'Anna' })).toMatchObject({ birthDate: null });
    // Her daughter is called as she is.
    expect(rest(anna, { name: 'Anna', birthDate: '3.4.2015' })).toBeNull();
    expect(rest(anna, { name: 'Anna', nin: '8' })).toBeNull();
    expect(rest(anna, { name: 'Anna', birthDate: '2.1.1990', nin: '7' })).toMatchObject({ nin: '7' });
  });

  it('shows what is pasted as if it had been typed: no signs that nobody sees, and emoji whole where people write', async () => {
    const app = await mountApp(scene());
    await app.click(await slot(app));
    await app.type('Surname', '\u200BLis\uFEFF');
    await app.type('First name', 'Ni\u00ADna');
    await app.type('Phone', '\u202A＋48 600 100 200\u202C');
    await app.type('Comment', '\u2066Thank you ❤️');
    const value = (label: string) => (app.find(label) as HTMLInputElement).value;
    expect(['Surname', 'First name', 'Phone', 'Comment'].map(value)).toEqual([
      'Lis',
      'Nina',
      '+48 600 100 200',
      'Thank you ❤️',
    ]);
    await app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    expect(decided(app)[0]).toMatchObject({
      patient: { surname: 'Lis', name: 'Nina', phone: '+48600100200' },
      comment: 'Thank you ❤️',
    });
  });

  it('tells father and son of one name and one phone apart, and takes the one who was chosen', async () => {
    const one = {
      ...({ name: 'Jan', surname: 'Lis', phone: '+48 500 100 200', email: null, gender: 'm' } as const),
      visit: { start: now - 30 * 24 * 60 * minute, coming: false, doctorName: 'Ewa Żak' },
    };
    const father: KnownPatient = { ...one, birthDate: '1950-02-01', nin: null };
    const son: KnownPatient = { ...one, birthDate: '1984-05-06', nin: null };
    const app = await mountApp(scene({ known: (query) => (query === 'lis' ? [son, father] : []) }));
    await app.click(await slot(app));
    await app.type('Surname', 'lis');
    const options = await vi.waitFor(() => {
      const found = [...app.root.querySelectorAll('.known-one')];
      expect(found).toHaveLength(2);
      return found;
    });
    expect(options.map((option) => option.textContent)).toEqual([
      expect.stringContaining('06/05/1984'),
      expect.stringContaining('01/02/1950'),
    ]);
    const field = app.root.querySelector<HTMLInputElement>('.known input') ?? undefined;
    await app.key({ key: 'ArrowDown' }, field);
    await app.key({ key: 'ArrowDown' }, field);
    await app.key({ key: 'Enter' }, field);
    await app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    expect(decided(app)[0]).toMatchObject({ patient: { birthDate: '1950-02-01' } });
  });

  it('is looked for by a service: the next free times of all doctors, and the form begins with that service', async () => {
    const time = {
      addressId: 'a1',
      doctorName: 'Jan Lis',
      start: start + 90 * minute,
      services: [{ id: 's2', name: 'First visit', duration: 30 }],
      onlineOnly: true,
      demands: [],
    };
    const app = await mountApp(
      scene({
        services: [
          { name: 'Rare', calendars: 1 },
          { name: 'First visit', calendars: 5 },
        ],
        nextFree: ({ service }) => (service === 'First visit' ? [time] : []),
        freeTimes: () => [
          { ...time, services: [{ id: 's1', name: 'Rare', duration: 10 }, ...time.services] },
        ],
      }),
    );
    await app.key({ key: 'f' });
    const option = await vi.waitFor(() => {
      const found = panel(app)?.querySelector<HTMLElement>('[role=option]');
      if (found === null || found === undefined) throw new Error('no time is listed yet');
      return found;
    });
    expect(option.textContent).toContain('OnlineJan Lis');
    await app.click(option);
    const choice = await vi.waitFor(() => {
      const found = panel(app)?.querySelector<HTMLSelectElement>('form select');
      if (found === null || found === undefined) throw new Error('the form is not there yet');
      return found;
    });
    expect(choice.value).toBe('s2');
    expect(panel(app)?.querySelector('.panel-doctor')?.textContent).toBe('Online Jan Lis');
  });

  it('has the phone as people write it there, and one that lacks a digit is not sent', async () => {
    const app = await mountApp(scene());
    await app.click(await slot(app));
    const leave = () =>
      act(async () => {
        app.find('Phone').focus();
        app.find('First name').focus();
        await Promise.resolve();
      });
    const send = () => app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
    const field = () => app.find('Phone') as HTMLInputElement;
    await app.type('First name', 'Nina');
    await app.type('Phone', '+48 600-100-20');
    await leave();
    expect(field().value).toBe('+48 600-100-20');
    await send();
    expect(panel(app)?.textContent).toContain('Enter the whole phone number; one from abroad begins with +.');
    expect(decided(app)).toEqual([]);
    await app.type('Phone', '+48 600-100-200');
    await leave();
    expect(field().value).toBe('600 100 200');
    await app.type('Phone', '0049 160 1234567');
    await leave();
    expect(field().value).toBe('+49 160 1234567');
    await send();
    expect(decided(app)[0]).toMatchObject({ patient: { phone: '+491601234567' } });
  });

  it('cannot be begun at a time that is not free any more', async () => {
    const app = await mountApp(scene({ freeTimes: () => [] }));
    await app.click(await slot(app));
    expect(panel(app)?.textContent).toContain('This time is not free any more.');
  });
});
