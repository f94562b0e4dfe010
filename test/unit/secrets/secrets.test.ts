import { expect, test } from 'vitest';
import { keychainSecrets, type KeychainAddon } from '../../../main/secrets/keychain.ts';
import { sessionSecrets } from '../../../main/secrets/session.ts';
import type { Secrets } from '../../../main/secrets/secrets.ts';
import type { Log, LogFields } from '#shared/ports.ts';

const noKeychain = { ok: false, error: 'noKeychain' };

function keptLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (event: string, fields?: LogFields): void =>
    void lines.push(JSON.stringify({ event, fields }));
  return { lines, info: keep, warn: keep, error: keep };
}

const fails = (message: string) => (): Promise<KeychainAddon> => Promise.reject(new Error(message));

test('session secrets are kept in memory, each set apart from the next', async () => {
  const secrets = sessionSecrets();
  expect(await secrets.get('a')).toEqual({ ok: true, value: null });
  await secrets.set('a', 'one');
  await secrets.set('a', 'two');
  expect(await secrets.get('a')).toEqual({ ok: true, value: 'two' });
  expect(await sessionSecrets().get('a')).toEqual({ ok: true, value: null });
  await secrets.remove('a');
  await secrets.remove('a');
  expect(await secrets.get('a')).toEqual({ ok: true, value: null });
});

test('an addon that cannot be loaded is no keychain, and no crash', async () => {
  const log = keptLog();
  const secrets = keychainSecrets({ service: 'Test', log, load: fails('libsecret-1.so.0: not found') });
  expect(await secrets.get('a')).toEqual(noKeychain);
  expect(await secrets.set('a', 'very secret')).toEqual(noKeychain);
  expect(await secrets.remove('a')).toEqual(noKeychain);
  expect(log.lines).toHaveLength(3);
  expect(log.lines.join()).not.toContain('very secret');
});

test('a keychain that fails now may serve later', async () => {
  const working: KeychainAddon = {
    getPassword: () => Promise.resolve('there'),
    setPassword: () => Promise.resolve(),
    deletePassword: () => Promise.resolve(true),
  };
  let attempts = 0;
  const load = (): Promise<KeychainAddon> =>
    (attempts += 1) === 1 ? Promise.reject(new Error('locked')) : Promise.resolve(working);
  const secrets = keychainSecrets({ service: 'Test', log: keptLog(), load });
  expect(await secrets.get('a')).toEqual(noKeychain);
  expect(await secrets.get('a')).toEqual({ ok: true, value: 'there' });
  await secrets.get('a');
  expect(attempts).toBe(2);
});

test('a keychain that hangs is given up on, asked no more while it hangs, and asked again once it has answered', async () => {
  let answer: (value: string) => void = () => undefined;
  let calls = 0;
  const hanging: KeychainAddon = {
    getPassword: () => {
      calls += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    setPassword: () => Promise.resolve(),
    deletePassword: () => Promise.resolve(true),
  };
  const log = keptLog();
  const secrets: Secrets = keychainSecrets({
    service: 'Test',
    log,
    timeoutMs: 20,
    load: () => Promise.resolve(hanging),
  });
  expect(await secrets.get('a')).toEqual(noKeychain);
  expect(await secrets.get('a')).toEqual(noKeychain);
  expect(await secrets.set('a', 'x')).toEqual(noKeychain);
  expect(calls).toBe(1);
  answer('late');
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(await secrets.set('a', 'x')).toEqual({ ok: true, value: null });
  expect(log.lines).toEqual([
    JSON.stringify({ event: 'secrets.noKeychain', fields: { operation: 'get', reason: 'timeout' } }),
  ]);
});
