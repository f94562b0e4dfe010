import type { CheckResult } from '#shared/contract/app.ts';
import type { CheckFinding, CheckName } from '#shared/domain/connectionCheck.ts';

const found: Readonly<Record<CheckName, readonly [Exclude<CheckFinding, 'problem'>, CheckResult['params']]>> =
  {
    line: ['inStep', {}],
    dns: ['hostFound', { host: 'www.znanylekarz.pl', count: 2 }],
    tls: ['trusted', { days: 61 }],
    clock: ['clockRight', { seconds: 1 }],
    token: ['accepted', {}],
    facilities: ['readable', { count: 1 }],
    doctors: ['readable', { count: 8 }],
    addresses: ['readable', { count: 1 }],
    services: ['readable', { count: 412 }],
    addressServices: ['readable', { count: 6 }],
    slots: ['readable', { count: 11 }],
    breaks: ['readable', { count: 1 }],
    bookings: ['readable', { count: 1 }],
    writing: ['lastSent', {}],
    budget: ['callsLeft', { count: 310 }],
    queue: ['queueEmpty', {}],
    freshness: ['allFresh', { count: 8, minutes: 1 }],
    import: ['imported', {}],
    store: ['fileOpen', {}],
    unreadable: ['unreadable', { count: 0 }],
    keychain: ['keychainThere', {}],
    disk: ['diskFree', { gigabytes: 118 }],
    version: ['version', { version: '0.1.0', electron: '45', chromium: '150' }],
    system: ['system', { system: 'Windows', release: '10.0.26100' }],
    logs: ['logsKept', { folder: 'C:\\Users\\reception\\AppData\\Roaming\\Frontdesk\\logs' }],
  };

/** What a step finds at a desk where everything is in order. */
export function played(name: CheckName): CheckResult {
  const [what, params] = found[name];
  const at = what === 'inStep' || what === 'lastSent' ? Date.now() - 20_000 : null;
  return { name, state: 'ok', found: what, params, at, problem: null, detail: what };
}
