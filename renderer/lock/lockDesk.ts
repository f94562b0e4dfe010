import type { LockOpened, LockPin, LockPinSaved } from '#shared/contract/lock.ts';
import type { Result } from '#shared/result.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { notify } from '../undo/decide.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** Hides the names at once, without waiting for main to answer; where main cannot lock, they come back. */
export async function lockDesk(): Promise<void> {
  const before = useDesk.getState().lock;
  if (before.locked) return;
  useDesk.setState({ lock: { ...before, locked: true } });
  const answer = await door().ask('lock.close', null);
  useDesk.setState({ lock: answer.ok ? answer.value : before });
}

/** Asks main to open the screen; whether it is open is main's to say, by its event. */
export function openDesk(pin: string | null): Promise<Result<LockOpened, Problem>> {
  return door().ask('lock.open', { pin });
}

/** Opens the screen with the API client's secret, which takes the PIN away; says so, for the next lock asks for none. */
export async function openWithSecret(secret: string, done: string): Promise<Result<LockOpened, Problem>> {
  const answer = await door().ask('lock.forgot', { secret });
  if (answer.ok && answer.value.kind === 'open') notify(done, 'done');
  return answer;
}

/** Sets the desk's PIN, or takes it away. */
export function setDeskPin(wanted: LockPin): Promise<Result<LockPinSaved, Problem>> {
  return door().ask('lock.setPin', wanted);
}
