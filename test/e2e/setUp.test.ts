import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openWitness } from '../../main/store/witness.ts';
import { violationsOf } from './harness/accessibility.ts';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { pictureOnFailure } from './harness/pictures.ts';
import { startPractice, type Practice } from './harness/practice.ts';
import { connect, enterCredentials, lineIs } from './harness/steps.ts';

let practice: Practice;
let desk: LaunchedDesk;

beforeAll(async () => {
  practice = await startPractice('small');
  desk = await launchDesk({ args: ['--language=en', `--practice-port=${practice.port}`] });
});
afterAll(async () => {
  await desk.close();
  await practice.stop();
});
afterEach(async () => {
  await practice.line(true);
  await practice.faults({ rules: [], dateSkewMs: 0 });
});
pictureOnFailure(() => desk);

const problemShown = (kind: string) => desk.page.locator(`[data-problem="${kind}"]`);
const press = (name: string) => desk.page.getByRole('button', { name, exact: true }).click();

describe('the set-up screen', () => {
  test('has no serious fault for people who use it by keyboard or screen reader', async () => {
    await desk.page.getByRole('heading', { name: 'Connect your clinic' }).waitFor();
    expect(await violationsOf(desk)).toEqual([]);
  });

  test('says that client id and secret do not fit, and keeps nothing', async () => {
    await enterCredentials(desk, practice.clientId, 'not-the-secret');
    await press('Test the connection');
    await problemShown('unauthorized').waitFor();
    expect(await problemShown('unauthorized').innerText()).toContain('Client ID or secret is not right');
    await press('Save and begin');
    await problemShown('unauthorized').waitFor();
    const connection = await desk.page.evaluate(() => window.frontdesk.ask('connection.get', null));
    expect(connection).toMatchObject({ ok: true, value: { kind: 'none' } });
  });

  test('says that there is no line, in another sentence', async () => {
    await practice.line(false);
    await enterCredentials(desk, practice.clientId, practice.secret);
    await press('Test the connection');
    await problemShown('offline').waitFor();
    expect(await problemShown('offline').innerText()).toContain('No connection');
  });

  test('says that the vendor’s firewall wants a pause', async () => {
    await practice.faults({ rules: [{ fault: { kind: 'firewall' } }] });
    await press('Test the connection');
    await problemShown('firewall').waitFor();
    expect(await problemShown('firewall').innerText()).toContain('wants a pause');
  });

  test('says that this computer’s clock is wrong, and by how much', async () => {
    await practice.faults({ dateSkewMs: 17 * 60_000 });
    await press('Test the connection');
    await problemShown('clockWrong').waitFor();
    expect(await problemShown('clockWrong').innerText()).toContain('17 minutes');
  });

  test('finds the clinic with the right ones, without keeping them', async () => {
    await enterCredentials(desk, practice.clientId, practice.secret);
    await press('Test the connection');
    await desk.page.getByText('The connection works').waitFor();
    const connection = await desk.page.evaluate(() => window.frontdesk.ask('connection.get', null));
    expect(connection).toMatchObject({ ok: true, value: { kind: 'none' } });
  });
});

describe('a connected desk', () => {
  test('shows the board, which has no serious fault either', async () => {
    await connect(desk, practice);
    expect(await violationsOf(desk)).toEqual([]);
  });

  test('leaves neither the secret nor a patient’s name readable in any file of its profile', async () => {
    const names = await desk.page
      .locator('[data-state][data-item] .card-surname')
      .evaluateAll((cards) => cards.map((card) => card.textContent));
    const readable = filesOf(desk.profile).filter((file) => {
      const content = readFileSync(file).toString('latin1');
      return [practice.secret, ...names.filter((name) => name.length > 5)].some((text) =>
        content.includes(Buffer.from(text, 'utf8').toString('latin1')),
      );
    });
    expect(readable).toEqual([]);
  });

  test('opens again on the same clinic without being asked for anything', async () => {
    await desk.close('keepProfile');
    desk = await launchDesk({
      profile: desk.profile,
      args: ['--language=en', `--practice-port=${practice.port}`],
    });
    await desk.page.locator('[data-column]').first().waitFor({ state: 'attached', timeout: 30_000 });
    await lineIs(desk, 'inStep', 30_000);
  });

  test('whose newest decisions are missing from the file says so under the day, until somebody has read it', async () => {
    await desk.close('keepProfile');
    const file = filesOf(desk.profile).find((path) => path.endsWith('desk.db'));
    if (file === undefined) throw new Error('the desk has no file');
    // As after a log that was cut off: more was acknowledged than the file has.
    openWitness(file).record(4_711);
    const args = ['--language=en', `--practice-port=${practice.port}`];
    desk = await launchDesk({ profile: desk.profile, args });
    await problemShown('storeLostDecisions').waitFor({ timeout: 30_000 });
    expect(await problemShown('storeLostDecisions').innerText()).toContain('enter again what is not');
    await desk.page.locator('[data-column]').first().waitFor({ state: 'attached', timeout: 30_000 });
    expect(await violationsOf(desk)).toEqual([]);
    expect(filesOf(desk.profile).some((path) => path.includes('desk.db.set-aside-'))).toBe(true);
    await press('Understood');
    await problemShown('storeLostDecisions').waitFor({ state: 'detached' });
    await desk.close('keepProfile');
    desk = await launchDesk({ profile: desk.profile, args });
    await lineIs(desk, 'inStep', 30_000);
    expect(await problemShown('storeLostDecisions').count()).toBe(0);
  });

  test('whose seat’s file was damaged shows the day, and says above it what to look through, until somebody has read it', async () => {
    await desk.close('keepProfile');
    const file = filesOf(desk.profile).find((path) => path.endsWith('seat.db'));
    if (file === undefined) throw new Error('the seat has no file');
    const damaged = Buffer.alloc(statSync(file).size, 7);
    writeFileSync(file, damaged);
    const args = ['--language=en', `--practice-port=${practice.port}`];
    desk = await launchDesk({ profile: desk.profile, args });
    await problemShown('seatLost').waitFor({ timeout: 30_000 });
    expect(await problemShown('seatLost').innerText()).toContain('look through the staff and the lock');
    await desk.page.locator('[data-column]').first().waitFor({ state: 'attached', timeout: 30_000 });
    const kept = filesOf(desk.profile).filter((path) => path.includes('seat.db.set-aside-'));
    expect(kept.some((path) => readFileSync(path).equals(damaged))).toBe(true);
    await press('Understood');
    await problemShown('seatLost').waitFor({ state: 'detached' });
  });

  test('whose file was damaged says so where it is set up anew, and has kept the damaged file', async () => {
    await desk.close('keepProfile');
    const file = filesOf(desk.profile).find((path) => path.endsWith('desk.db'));
    if (file === undefined) throw new Error('the desk has no file');
    const damaged = Buffer.alloc(statSync(file).size, 7);
    writeFileSync(file, damaged);
    desk = await launchDesk({
      profile: desk.profile,
      args: ['--language=en', `--practice-port=${practice.port}`],
    });
    await desk.page.locator('[data-problem="storeUnreadable"]').waitFor({ timeout: 30_000 });
    await desk.page.getByRole('button', { name: 'Save and begin' }).waitFor();
    const kept = filesOf(desk.profile).filter(
      (path) => path.includes('desk.db') && statSync(path).size === damaged.length,
    );
    expect(kept.some((path) => readFileSync(path).equals(damaged))).toBe(true);
  });
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
