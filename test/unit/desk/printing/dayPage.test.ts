import { expect, test } from 'vitest';
import type { DayLine } from '../../../../main/desk/printing/dayList.ts';
import { dayPage, type PageWords } from '../../../../main/desk/printing/dayPage.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import { dayTable } from '../../../../main/desk/printing/dayTable.ts';
import { atOnce, calendarsInStep } from '../../../../main/desk/steps.ts';

const pageOf = (...day: Parameters<typeof dayPage>): string => atOnce(dayPage(...day));

/* A printed day has a sheet for each doctor, says what the day says, and runs nothing that a patient typed. */
const line = (change: Partial<DayLine> = {}): DayLine => ({
  start: 0,
  end: 20 * 60_000,
  surname: 'Kowalska',
  name: 'Anna',
  phone: '+48 600 100 200',
  service: 'Consultation',
  serviceCode: '',
  comment: '',
  state: 'expected',
  bookedOnline: true,
  ...change,
});
const words: PageWords = {
  lang: 'en',
  title: 'Frontdesk 2026-11-23',
  day: 'Monday 23 November 2026',
  heads: ['Time', 'Patient', 'Phone', 'Service', 'Note'],
  count: (count) => `${count} visits`,
  nobody: 'Nobody has a visit on this day.',
  foot: 'Frontdesk, Mon 23 Nov, 10:00, AK',
  time: (at) => `t${at / 60_000}`,
  state: ({ state }) => (state === 'expected' ? '' : state),
};
const doctor = (name: string, lines: readonly DayLine[]) => ({
  addressId: 'a1',
  doctor: name,
  facility: 'Clinic',
  codes: { calendar: '', doctor: '', facility: '' },
  specialization: '',
  timeZone: 'Europe/Warsaw',
  lines,
});

test('each doctor has a section of her own, with the day and the number of visits', () => {
  const page = pageOf([doctor('Ewa Nowak', [line()]), doctor('Jan Lis', [line(), line()])], words);
  expect(page.match(/<section>/g)).toHaveLength(2);
  expect(page).toContain('break-before: page');
  for (const part of [
    'Ewa Nowak',
    'Jan Lis',
    '1 visits',
    '2 visits',
    't0–t20',
    '+48 600 100 200',
    'Mon 23 Nov',
  ])
    expect(page).toContain(part);
  expect(page.match(/Monday 23 November 2026/g)).toHaveLength(2);
});

test('each sheet begins with whose it is, also the second one of a long day: that stands in the head of the table', () => {
  const page = pageOf([doctor('Ewa Nowak', [line()])], words);
  const [head = ''] = /<thead>.*<\/thead>/.exec(page) ?? [];
  for (const part of ['Ewa Nowak', 'Monday 23 November 2026', '1 visits', '<th scope="col">Time</th>'])
    expect(head).toContain(part);
  expect(page).toMatch(/thead \{ display: table-header-group; \}/);
});

test('what a stranger typed is text', () => {
  const evil = '<script>alert("1")</script> & \'x\'';
  const page = pageOf([doctor(evil, [line({ surname: evil, comment: evil, service: evil })])], words);
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;');
});

test('a cancelled visit is struck through, and the state stands before the comment', () => {
  const page = pageOf([doctor('Ewa Nowak', [line({ state: 'cancelled', comment: 'knee' })])], words);
  expect(page).toContain('class="off"');
  expect(page).toContain('cancelled – knee');
});

test('a day without visits says so', () => {
  expect(pageOf([], words)).toContain('Nobody has a visit on this day.');
});

test('the page and the table of a hospital are made in steps, each of some of its doctors, and say what they say at once', () => {
  const doctors = Array.from({ length: 3 * calendarsInStep }, (_, index) =>
    doctor(`Doctor ${index}`, [line({ surname: `Zmyślona${index}` }), line()]),
  );
  const t = createTranslator('en');
  for (const made of [() => dayPage(doctors, words), () => dayTable(doctors, t, ',')]) {
    const steps = made();
    let pauses = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) pauses += 1;
    expect(pauses).toBe(3);
    const whole = step.value;
    expect(whole).toBe(atOnce<string>(made()));
    const places = doctors.map((_, index) => whole.indexOf(`Zmyślona${index}`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  }
});
