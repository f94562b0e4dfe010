import { cardOf } from '../e2e/harness/steps.ts';
import type { LaunchedDesk } from '../e2e/harness/launch.ts';
import type { FreeStart, KnownVisit } from './clinicSide.ts';
import type { Ledger } from './ledger.ts';
import type { Recording } from './recording.ts';

/**
 * Somebody at the desk. Each deed is done as a person does it, waits until the window says that it is done, and is noted in
 * ledger and story only then.
 */
export interface Receptionist {
  readonly confirms: (visit: KnownVisit) => Promise<void>;
  readonly cancels: (visit: KnownVisit) => Promise<void>;
  /** Chooses the first time that is offered of those that are good. @returns false where none is offered */
  readonly moves: (visit: KnownVisit, good: (time: FreeStart) => boolean) => Promise<boolean>;
  /** Books at a free time of the board. @returns false where it is free no more */
  readonly booksByPhone: (time: FreeStart, surname: string) => Promise<boolean>;
  /** The patient has come: the clinic is told of their presence. */
  readonly arrives: (visit: KnownVisit) => Promise<void>;
  readonly goesIn: (visit: KnownVisit) => Promise<void>;
  readonly opens: (visit: KnownVisit) => Promise<void>;
  /** Looks for the patient by name, and leaves the search again. */
  readonly searches: (visit: KnownVisit) => Promise<void>;
}

/** Between two letters of somebody who types fast. Milliseconds. */
const typing = { delay: 60 };

export function receptionistAt(desk: LaunchedDesk, ledger: Ledger, story: Recording): Receptionist {
  const { page } = desk;
  const said = (text: string): Promise<void> =>
    page.locator('.toast').filter({ hasText: text }).first().waitFor();
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const tell = (what: string): void => story.tell('receptionist', what);
  const stateIs = (visit: KnownVisit, state: string): Promise<void> =>
    cardOf(desk, visit)
      .and(page.locator(`[data-state=${state}]`))
      .waitFor({ state: 'attached' });
  return {
    async confirms(visit) {
      await cardOf(desk, visit).focus();
      await press('c');
      await said(`${spoken(visit)}: confirmed`);
      ledger.note(visit.id, { kind: 'confirms' });
      tell(`confirms ${spoken(visit)}`);
    },
    async cancels(visit) {
      await cardOf(desk, visit).focus();
      await press('x');
      await page.getByLabel('Reason (if you like)').waitFor();
      await press('Enter');
      await said(`${spoken(visit)}: visit cancelled`);
      ledger.note(visit.id, { kind: 'cancels' });
      tell(`cancels ${spoken(visit)}`);
    },
    async moves(visit, good) {
      await cardOf(desk, visit).focus();
      await press('m');
      const times = page.locator('.times-one');
      await times.first().waitFor();
      const keys = await times.evaluateAll((all) => all.map((one) => one.getAttribute('data-key') ?? ''));
      const key = keys.find((one) => {
        const [addressId = '', start] = one.split(' ');
        return start !== undefined && good({ addressId, start: Number(start) });
      });
      if (key === undefined) {
        await press('Escape');
        await press('Escape');
        return false;
      }
      await page.locator(`.times-one[data-key="${key}"]`).click();
      await said(`${spoken(visit)}: moved to`);
      ledger.note(visit.id, { kind: 'moves', start: Number(key.split(' ')[1]) });
      tell(`moves ${spoken(visit)}`);
      await press('Escape');
      return true;
    },
    async booksByPhone(time, surname) {
      const slot = page.locator(`[data-column="${time.addressId}"] [data-item="slot ${time.start}"]`);
      if ((await slot.count()) === 0) return false;
      await slot.focus();
      await press('Enter');
      await page.getByLabel('Surname').waitFor();
      for (const words of [surname, 'Paula', '+48 600 100 201']) {
        await page.keyboard.type(words, typing);
        await press(words.startsWith('+') ? 'Enter' : 'Tab');
      }
      await said(`${surname}, Paula: booked`);
      ledger.note(surname, { kind: 'books', start: time.start });
      tell(`books ${surname}, who is on the phone`);
      await press('Escape');
      return true;
    },
    async arrives(visit) {
      await cardOf(desk, visit).focus();
      await press('p');
      await stateIs(visit, 'arrived');
      ledger.note(visit.id, { kind: 'marksPresent' });
      tell(`marks ${spoken(visit)} as arrived`);
    },
    async goesIn(visit) {
      await cardOf(desk, visit).focus();
      await press('p');
      await stateIs(visit, 'withDoctor');
      tell(`sends ${spoken(visit)} in`);
    },
    async opens(visit) {
      await cardOf(desk, visit).click();
      await page.locator('.panel-name').filter({ hasText: visit.patient.surname }).waitFor();
      tell(`opens ${spoken(visit)}`);
    },
    async searches(visit) {
      await press('/');
      await page.keyboard.type(visit.patient.surname.toLowerCase(), typing);
      await page.locator('.find-patient').filter({ hasText: visit.patient.surname }).first().waitFor();
      tell(`looks for ${visit.patient.surname}`);
      await press('Escape');
    },
  };
}

/** As the desk writes a patient's name. */
export const spoken = ({ patient: { surname, name } }: KnownVisit): string => `${surname}, ${name}`;
