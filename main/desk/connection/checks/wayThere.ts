import { dayMs, secondMs } from '#shared/time/durations.ts';
import type { Endpoint } from '../../ports.ts';
import type { Session } from '../../session.ts';
import { clockTolerance, problemOfSkew } from '../wrongClock.ts';
import { failed, ofSession, right, troubled, unknown, wrong, type Check } from './check.ts';

/** The way to the vendor: how the line stands, the name, the connection, the clock, and whether the credentials are taken. */

const endpointOf = ({ view }: Session): Endpoint =>
  view.kind === 'live' ? { kind: 'live', locale: view.locale } : { kind: 'practice', port: view.port };

export const checkLine: Check = ofSession((_, { line }) => {
  switch (line.kind) {
    case 'inStep':
      return right('inStep', { at: line.asOf });
    case 'offline':
      return wrong('offlineSince', { at: line.since });
    case 'paused':
      return troubled(line.problem, `paused ${line.problem.kind}`);
    case 'connecting':
    case 'notConnected':
      return unknown('connecting');
  }
});

export const checkName: Check = ofSession(async (session, { parts: { computer } }) => {
  const to = endpointOf(session);
  if (to.kind === 'practice') return right('hostHere');
  if (await computer.isProxied(to)) return right('byProxy');
  const found = await computer.lookUp(to);
  const host = computer.hostOf(to);
  return found.ok
    ? right('hostFound', { params: { host, count: found.value }, detail: `${found.value} addresses` })
    : wrong('hostNotFound', { params: { host }, detail: found.error });
});

export const checkConnection: Check = ofSession(async (session, { parts: { computer, clock } }) => {
  const to = endpointOf(session);
  if (await computer.isProxied(to)) return right('byProxy');
  const reached = await computer.reach(to);
  const host = computer.hostOf(to);
  if (!reached.ok) {
    const { kind, code } = reached.error;
    return wrong(kind, { params: { host }, detail: `${kind} ${code}` });
  }
  const { trustedUntil } = reached.value;
  if (trustedUntil === null) return right('plain');
  const days = Math.max(0, Math.floor((trustedUntil - clock.now()) / dayMs));
  return right('trusted', { params: { days }, detail: `trusted ${days} d` });
});

export const checkClock: Check = ofSession(({ remote }) => {
  const skew = remote.clockSkewMs();
  if (skew === null) return unknown('clockUnknown');
  const detail = `${skew} ms`;
  return Math.abs(skew) > clockTolerance
    ? troubled(problemOfSkew(skew), detail)
    : right('clockRight', { params: { seconds: Math.max(1, Math.ceil(Math.abs(skew) / secondMs)) }, detail });
});

/** Any question will do: no other tells more of the credentials. */
export const checkToken: Check = ofSession(async ({ remote }) => {
  const answer = await remote.getFacilities();
  return answer.ok || answer.error.kind === 'forbidden' ? right('accepted') : failed(answer.error);
});
