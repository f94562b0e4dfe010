import { expect, test } from 'vitest';
import { err, ok } from '#shared/result.ts';
import { sessionSecrets } from '../../../main/secrets/session.ts';
import type { Secrets } from '../../../main/secrets/secrets.ts';
import { storeKey } from '../../../main/secrets/storeKey.ts';

const fresh = { name: 'store-key', databaseExists: false };
const existing = { name: 'store-key', databaseExists: true };

test('the key is made once, has 32 random bytes, and is the same ever after', async () => {
  const secrets = sessionSecrets();
  const first = await storeKey(secrets, fresh);
  if (!first.ok) throw new Error(first.error);
  expect(first.value).toHaveLength(32);
  expect(new Set(first.value).size).toBeGreaterThan(8);
  expect(await storeKey(secrets, existing)).toEqual(first);
  expect(await storeKey(secrets, fresh)).toEqual(first);
  expect(await storeKey(sessionSecrets(), fresh)).not.toEqual(first);
});

test('a lost key of an existing database is never made anew, so that its return still opens the file', async () => {
  const secrets = sessionSecrets();
  expect(await storeKey(secrets, existing)).toEqual(err('keyMissing'));
  expect(await secrets.get('store-key')).toEqual(ok(null));
});

test('what is no key is not used as one, nor replaced while there is a database', async () => {
  const secrets = sessionSecrets();
  await secrets.set('store-key', 'not a key');
  expect(await storeKey(secrets, existing)).toEqual(err('keyMissing'));
  expect(await secrets.get('store-key')).toEqual(ok('not a key'));
  expect((await storeKey(secrets, fresh)).ok).toBe(true);
});

test('each file has a key of its own', async () => {
  const secrets = sessionSecrets();
  const one = await storeKey(secrets, fresh);
  expect(await storeKey(secrets, { ...fresh, name: 'another' })).not.toEqual(one);
});

test('without a keychain there is no key, whichever step finds it missing', async () => {
  const gone = () => Promise.resolve(err('noKeychain' as const));
  const real = sessionSecrets();
  const noReading: Secrets = { ...real, get: gone };
  const noWriting: Secrets = { ...real, set: gone };
  const forgetting: Secrets = { ...real, set: () => Promise.resolve(ok(null)) };
  for (const secrets of [noReading, noWriting, forgetting]) {
    expect(await storeKey(secrets, fresh)).toEqual(err('noKeychain'));
  }
});
