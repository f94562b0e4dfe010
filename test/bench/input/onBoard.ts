import type { Page } from 'playwright';
import { addDays, type LocalDate, localDateOf } from '#shared/time/zone.ts';
import { zone } from '../../e2e/harness/steps.ts';

/** The board is watched until nothing has been drawn for so long. Milliseconds. */
const still = 250;

/** Waits until the whole day is drawn, also what is out of sight. */
export async function allDrawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.board [data-column]') !== null &&
      document.querySelector('.board [data-column][aria-busy]') === null,
    undefined,
    { timeout: 20_000 },
  );
  await page.waitForTimeout(still);
}

const weekday = (date: LocalDate): number => new Date(`${date}T12:00:00Z`).getUTCDay();

export const isSunday = (date: LocalDate): boolean => weekday(date) === 0;

/** Saturdays and Sundays have few visits or none, and would only make the numbers look better. */
export const isWorkday = (date: LocalDate): boolean => !isSunday(date) && weekday(date) !== 6;

/** The clinic's day so many days from today. */
export const dayFromToday = (days: number): LocalDate => addDays(localDateOf(Date.now(), zone), days);

/** The nearest workday in a direction, in days from today. @param from looked at first, days from today */
export function workdayFrom(from: number, step: 1 | -1): number {
  for (let days = from; ; days += step) if (isWorkday(dayFromToday(days))) return days;
}

/** Gives a card in the middle of what is seen the focus. */
export async function focusMiddle(page: Page): Promise<void> {
  await page.evaluate(() => {
    const beside = (card: Element): number => {
      const { left, top } = card.getBoundingClientRect();
      return Math.hypot(left - innerWidth / 2, top - innerHeight / 2);
    };
    const [nearest] = [...document.querySelectorAll<HTMLElement>('.board .card')].sort(
      (a, b) => beside(a) - beside(b),
    );
    nearest?.focus({ preventScroll: true });
  });
}
