import { keychainSecrets } from '../../main/secrets/keychain.ts';
import { storeKey } from '../../main/secrets/storeKey.ts';

/** Runs in a session of its own (see keychain.test.ts): uses the real keychain and prints what happened. */

const quiet = () => undefined;
const log = { info: quiet, warn: quiet, error: quiet };
const make = () => keychainSecrets({ service: 'Frontdesk test', log, timeoutMs: 3_000 });
const secrets = make();

const done: unknown[] = [];
const note = async (step: Promise<unknown>): Promise<void> => void done.push(await step);
await note(secrets.get('secret'));
await note(secrets.set('secret', 'zażółć "quoted"'));
// Another instance: nothing is kept in memory.
await note(make().get('secret'));
await note(secrets.set('secret', 'second'));
await note(secrets.get('secret'));
await note(secrets.remove('secret'));
await note(secrets.remove('secret'));
await note(secrets.get('secret'));
const key = await storeKey(secrets, { name: 'key', databaseExists: false });
const again = await storeKey(make(), { name: 'key', databaseExists: true });
done.push({
  made: key.ok && key.value.length,
  same: key.ok && again.ok && Buffer.from(key.value).equals(again.value),
});
process.stdout.write(JSON.stringify(done), () => process.exit(0));
