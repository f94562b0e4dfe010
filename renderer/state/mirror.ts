import type { Door } from '#shared/contract/door.ts';
import type { Problem } from '#shared/contract/views.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type DeskState, useDesk } from './desk.ts';

/**
 * Keeps `useDesk` equal to what main says: listens first, then asks, so that nothing falls between the two.
 * An event that arrives before the answer to its question is the newer of the two and wins.
 * @returns once everything is known, or the first problem
 */
export async function mirror(door: Door): Promise<Result<() => void, Problem>> {
  const told = new Set<keyof DeskState>();
  const set = <K extends keyof DeskState>(part: K, value: DeskState[K]): void => {
    told.add(part);
    useDesk.setState({ [part]: value });
  };
  /** Another clinic has an outbox of its own. */
  const readOutbox = async (): Promise<void> => {
    const answer = await door.ask('outbox.get', null);
    if (answer.ok) set('outbox', answer.value);
  };
  const stops = [
    door.on('connection.changed', (connection) => {
      set('connection', connection);
      void readOutbox();
    }),
    door.on('line.changed', (line) => set('line', line)),
    door.on('import.progress', (importing) => set('importing', importing)),
    door.on('settings.changed', (settings) => set('settings', settings)),
    door.on('outbox.changed', (outbox) => set('outbox', outbox)),
    door.on('clock.changed', (clock) => set('clock', clock)),
    door.on('loss.changed', (loss) => set('loss', loss)),
    door.on('calendars.changed', (calendars) => set('calendars', calendars)),
    door.on('staff.changed', (staff) => set('staff', staff)),
    door.on('lock.changed', (lock) => set('lock', lock)),
    door.on('news.changed', (news) => set('news', news)),
  ];
  const stop = (): void => stops.forEach((end) => end());
  const [info, connection, line, importing, settings, outbox, clock, loss, calendars, staff, lock, news] =
    await Promise.all([
      door.ask('app.info', null),
      door.ask('connection.get', null),
      door.ask('line.get', null),
      door.ask('import.get', null),
      door.ask('settings.get', null),
      door.ask('outbox.get', null),
      door.ask('clock.get', null),
      door.ask('loss.get', null),
      door.ask('calendars.get', null),
      door.ask('staff.get', null),
      door.ask('lock.get', null),
      door.ask('news.get', null),
    ]);
  const answers = {
    info,
    connection,
    line,
    importing,
    settings,
    outbox,
    clock,
    loss,
    calendars,
    staff,
    lock,
    news,
  };
  for (const answer of Object.values(answers)) {
    if (answer.ok) continue;
    stop();
    return err(answer.error);
  }
  for (const part of Object.keys(answers) as (keyof DeskState)[]) {
    const answer = answers[part];
    if (answer.ok && !told.has(part)) set(part, answer.value);
  }
  return ok(stop);
}
