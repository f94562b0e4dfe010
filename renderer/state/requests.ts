import type { CalendarChanged, CalendarsView } from '#shared/contract/calendars.ts';
import type { RequestOf } from '#shared/contract/contract.ts';
import type { PinReset, StaffRemoved, StaffSaved } from '#shared/contract/staff.ts';
import type { CheckResult } from '#shared/contract/app.ts';
import type { CheckName } from '#shared/domain/connectionCheck.ts';
import type { Result } from '#shared/result.ts';
import { useDesk } from './desk.ts';
import { showSettings } from './showSettings.ts';
import { door } from './door.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Connection } from '#shared/contract/connection.ts';
import type { Settings } from '#shared/contract/settings.ts';

/** What a person can ask for from the frame and the set-up. Each answer that is a state is mirrored at once, not only by its event. */

/** Tries the credentials without keeping them; answers the names of the clinics found. */
export function testConnection(
  entered: RequestOf<'connection.test'>,
): Promise<Result<{ readonly facilities: readonly string[] }, Problem>> {
  return door().ask('connection.test', entered);
}

/** Keeps the credentials and begins the first import. */
export function saveConnection(entered: RequestOf<'connection.save'>): Promise<Result<Connection, Problem>> {
  return mirrored(door().ask('connection.save', entered));
}

/** Starts a practice clinic inside the desk. */
export function openPractice(wanted: RequestOf<'connection.practice'>): Promise<Result<Connection, Problem>> {
  return mirrored(door().ask('connection.practice', wanted));
}

/** Goes back from the practice clinic to the live one, or to the set-up. */
export function leavePractice(): Promise<Result<Connection, Problem>> {
  return mirrored(door().ask('connection.leavePractice', null));
}

/** Looks for news now instead of at the next turn. */
export function lookNow(): Promise<Result<null, Problem>> {
  return door().ask('line.checkNow', null);
}

/** Somebody has read what was lost. Whether it is gone is told by its event. */
export function lossSeen(): Promise<Result<null, Problem>> {
  return door().ask('line.lossSeen', null);
}

/** One step of the connection check. */
export function askCheck(name: CheckName): Promise<Result<CheckResult, Problem>> {
  return door().ask('app.check', { name });
}

/** Changes some settings and keeps them. */
export async function changeSettings(change: Partial<Settings>): Promise<Result<Settings, Problem>> {
  const answer = await door().ask('settings.set', change);
  if (answer.ok) await showSettings(answer.value);
  return answer;
}

/** Says by which clock a facility lives. */
export function setFacilityZone(
  wanted: RequestOf<'calendars.setZone'>,
): Promise<Result<Connection, Problem>> {
  return mirrored(door().ask('calendars.setZone', wanted));
}

/** Changes the own name or colour of a calendar, or whether it is on the board. */
export async function changeCalendar(
  change: RequestOf<'calendars.change'>,
): Promise<Result<CalendarChanged, Problem>> {
  const answer = await door().ask('calendars.change', change);
  if (answer.ok && answer.value.kind === 'changed') useDesk.setState({ calendars: answer.value.calendars });
  return answer;
}

/** Moves a calendar one place up or down the order of the board. */
export function moveCalendar(wanted: RequestOf<'calendars.move'>): Promise<Result<CalendarsView, Problem>> {
  return asCalendars(door().ask('calendars.move', wanted));
}

/** Puts every hidden calendar back on the board. */
export function showAllCalendars(): Promise<Result<CalendarsView, Problem>> {
  return asCalendars(door().ask('calendars.showAll', null));
}

/** Adds somebody to the staff, or changes whoever has the entry's id. */
export function saveStaff(entry: RequestOf<'staff.save'>): Promise<Result<StaffSaved, Problem>> {
  return door().ask('staff.save', entry);
}

/** Takes somebody off the staff; the history goes on naming them. */
export async function removeStaff(id: string): Promise<Result<StaffRemoved, Problem>> {
  const answer = await door().ask('staff.remove', { id });
  if (answer.ok && answer.value.kind === 'removed') useDesk.setState({ staff: answer.value.staff });
  return answer;
}

/** A new PIN for somebody who has forgotten theirs. */
export function resetPin(forgotten: RequestOf<'staff.resetPin'>): Promise<Result<PinReset, Problem>> {
  return door().ask('staff.resetPin', forgotten);
}

async function asCalendars(
  asked: Promise<Result<CalendarsView, Problem>>,
): Promise<Result<CalendarsView, Problem>> {
  const answer = await asked;
  if (answer.ok) useDesk.setState({ calendars: answer.value });
  return answer;
}

async function mirrored(asked: Promise<Result<Connection, Problem>>): Promise<Result<Connection, Problem>> {
  const answer = await asked;
  if (answer.ok) useDesk.setState({ connection: answer.value });
  return answer;
}
