import { beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { addDays, dayWindow, localDateOf } from '#shared/time/zone.ts';
import { violationsOf } from './harness/accessibility.ts';
import { openDesk } from './harness/openDesk.ts';
import { takePicture } from './harness/pictures.ts';
import { goTo, soon, zone } from './harness/steps.ts';

/*
 * A calendar that wants more of a patient than name and phone: the form in the real window asks for just that, the clinic takes the
 * booking with it and refuses one without, and who has been there once is booked again without typing any of it.
 */
const { desk, practice } = openDesk({ world: 'clinic' });
/** The calendar that demands all there is, and some of its free times, an hour apart. */
let place: { readonly addressId: string; readonly starts: readonly number[] };

beforeAll(async () => {
  place = await vi.waitFor(demandingPlace, { timeout: 60_000, interval: 1_000 });
});

test('the form says what is missing before anything is sent, and the clinic has what was entered', async () => {
  const { page } = desk;
  await openForm(0);
  await page.keyboard.type('Fieldsen');
  await page.getByLabel('First name').fill('Nina');
  await page.getByLabel('Phone').fill('0048 600-100-200');
  await page.keyboard.press('Enter');
  await page.getByText('Enter day, month and year of birth').waitFor();
  expect(await page.getByText('Choose the gender.').count()).toBe(1);
  expect(await page.getByText('Enter it in full, such as 81030712345').count()).toBe(1);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('birthDate');
  expect(await violationsOf(desk)).toEqual([]);
  await takePicture(desk, 'extra-fields');

  await page.keyboard.type('7.3.81');
  await page.keyboard.press('Tab');
  expect(await page.getByLabel('Date of birth').inputValue()).toBe('07/03/1981');
  await page.keyboard.press('F');
  await page.keyboard.press('Tab');
  await page.keyboard.type('81030712345');
  await page.keyboard.press('Enter');
  await page.locator('.toast').filter({ hasText: 'Fieldsen, Nina: booked for' }).waitFor();
  await expect.poll(() => patientsOf('Fieldsen'), soon).toEqual([whole]);
  await page
    .locator('.facts')
    .filter({ hasText: 'Phone600 100 200' })
    .filter({ hasText: 'Female' })
    .waitFor();
  expect(await page.locator('.attention-row').count()).toBe(0);
});

test('who has been there before is booked by choosing the name', async () => {
  const { page } = desk;
  await openForm(1);
  await page.keyboard.type('fields');
  await page.locator('.known-one').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await page.getByLabel('Date of birth').inputValue()).toBe('07/03/1981');
  await page.keyboard.press('Enter');
  await expect.poll(() => patientsOf('Fieldsen'), soon).toEqual([whole, whole]);
});

test('what the clinic refuses for want of them needs a person, and another time asks for them', async () => {
  const { page } = desk;
  const { addressId, starts } = place;
  const refused = await page.evaluate(
    async ([calendar, start]) => {
      const window_ = { from: start, to: start + 1 };
      const free = await window.frontdesk.ask('freeTimes.get', {
        ...{ addressId: calendar, scope: 'address' as const },
        ...window_,
      });
      const [service] = free.ok ? (free.value[0]?.services ?? []) : [];
      const patient = {
        ...{ name: 'Otto', surname: 'Unasked', phone: '+48600100300', email: null },
        ...{ birthDate: null, nin: null, gender: null },
      };
      return await window.frontdesk.ask('visits.decide', {
        ...{ kind: 'book' as const, addressId: calendar, start, patient, comment: null },
        ...{ addressServiceId: service?.id ?? '', duration: service?.duration ?? 0 },
      });
    },
    [addressId, starts[2] ?? 0] as const,
  );
  expect(refused.ok).toBe(true);
  const row = page.locator('.attention-row').filter({ hasText: 'Unasked' }).first();
  await row.waitFor(soon);
  expect(await patientsOf('Unasked')).toEqual([]);
  await row.click();
  await page.locator('.sides').getByText('did not accept something that was entered').waitFor();
  await page.getByRole('button', { name: 'Choose another time' }).click();
  await page.getByRole('option').first().click();
  await page.getByLabel('Date of birth').waitFor();
  expect(await page.getByLabel('Surname').inputValue()).toBe('Unasked');
});

const whole = { phone: '+48600100200', birthDate: '1981-03-07', gender: 'f', nin: '81030712345' };

async function openForm(time: number): Promise<void> {
  const { page } = desk;
  const start = place.starts[time] ?? 0;
  await page.keyboard.press('Escape');
  await goTo(desk, start);
  const slot = page.locator(`[data-column="${place.addressId}"] [data-item="slot ${start}"]`);
  await slot.waitFor({ state: 'attached', ...soon });
  await slot.focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Surname').waitFor();
}

const state = z.object({
  bookings: z.record(
    z.string(),
    z.object({
      patient: z.object({
        surname: z.string(),
        phone: z.string().nullable(),
        birthDate: z.string().nullable(),
        gender: z.string().nullable(),
        nin: z.string().nullable(),
      }),
    }),
  ),
});

/** What the clinic knows of the patients of its visits by this surname. */
async function patientsOf(wanted: string): Promise<readonly unknown[]> {
  const answer = await fetch(`http://127.0.0.1:${practice.port}/practice/state?bookings=all`);
  const { bookings } = state.parse(await answer.json());
  return Object.values(bookings)
    .filter(({ patient }) => patient.surname === wanted)
    .map(({ patient: { phone, birthDate, gender, nin } }) => ({ phone, birthDate, gender, nin }));
}

/** Throws while the free times come in. */
async function demandingPlace(): Promise<typeof place> {
  const { page } = desk;
  const columns = await page
    .locator('[data-column]')
    .evaluateAll((all) => all.flatMap((one) => one.getAttribute('data-column') ?? []));
  const tomorrow = addDays(localDateOf(Date.now(), zone), 1);
  const told: string[] = [];
  for (const addressId of columns) {
    const request = {
      addressId,
      scope: 'address' as const,
      from: dayWindow(tomorrow, zone).from,
      to: dayWindow(addDays(tomorrow, 10), zone).to,
    };
    const answer = await page.evaluate((asked) => window.frontdesk.ask('freeTimes.get', asked), request);
    const starts: number[] = [];
    for (const { start, demands, services } of answer.ok ? answer.value : [])
      if (demands.length === 3 && services.length > 0 && start - (starts.at(-1) ?? 0) >= 3_600_000)
        starts.push(start);
    if (starts.length >= 3) return { addressId, starts };
    told.push(answer.ok ? `${answer.value.length} of which ${starts.length}` : answer.error.kind);
  }
  throw new Error(`No calendar with free times demands everything yet: ${told.join(', ') || 'no calendar'}.`);
}
