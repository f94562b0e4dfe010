import type { CheckResult } from '#shared/contract/app.ts';
import type { CheckName } from '#shared/domain/connectionCheck.ts';
import type { DeskParts } from '../ports.ts';
import type { Check } from './checks/check.ts';
import { readChecks } from './checks/reads.ts';
import {
  checkDisk,
  checkKeychain,
  checkLogs,
  checkStore,
  checkSystem,
  checkUnreadable,
  checkVersion,
} from './checks/thisComputer.ts';
import { checkClock, checkConnection, checkLine, checkName, checkToken } from './checks/wayThere.ts';
import { checkBudget, checkFreshness, checkImport, checkQueue, checkWriting } from './checks/work.ts';
import type { ConnectionManager } from './connectionManager.ts';

const checks: Readonly<Record<CheckName, Check>> = {
  line: checkLine,
  dns: checkName,
  tls: checkConnection,
  clock: checkClock,
  token: checkToken,
  ...readChecks,
  writing: checkWriting,
  budget: checkBudget,
  queue: checkQueue,
  freshness: checkFreshness,
  import: checkImport,
  store: checkStore,
  unreadable: checkUnreadable,
  keychain: checkKeychain,
  disk: checkDisk,
  version: checkVersion,
  system: checkSystem,
  logs: checkLogs,
};

/** One step of the connection check, for a support call: numbers, states and kinds only. It writes nothing anywhere. */
export async function checkStep(
  parts: DeskParts,
  connecting: Pick<ConnectionManager, 'session' | 'line' | 'setAside' | 'loss'>,
  name: CheckName,
): Promise<CheckResult> {
  const found = await checks[name]({
    parts,
    session: connecting.session(),
    line: connecting.line(),
    damage: connecting.setAside() ?? connecting.loss()?.details ?? null,
  });
  return { name, ...found };
}
