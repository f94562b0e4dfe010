import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { lookUpHost, reachOrigin } from '../../../main/docplanner/reach.ts';

/*
 * A name is looked up and a connection made as the system does it, and what fails is a value with the system's own code: nobody there is
 * told from somebody who cannot prove who they are.
 */

async function listening(): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer((_, answer) => answer.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, server };
}

test('a name that exists has addresses, and one that cannot exist has none', async () => {
  expect(await lookUpHost('localhost')).toMatchObject({ ok: true });
  const nowhere = await lookUpHost('nowhere.invalid');
  expect(nowhere).toMatchObject({ ok: false });
  expect(!nowhere.ok && nowhere.error).toMatch(/^E[A-Z_]+$/);
});

test('a plain server is reached, and has no certificate', async () => {
  const { port } = await listening();
  expect(await reachOrigin(`http://127.0.0.1:${port}`)).toEqual({ ok: true, value: { trustedUntil: null } });
});

test('a closed port does not answer', async () => {
  const { port, server } = await listening();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  expect(await reachOrigin(`https://127.0.0.1:${port}`)).toEqual({
    ok: false,
    error: { kind: 'closed', code: 'ECONNREFUSED' },
  });
});

test('whoever answers without encryption where it has to be is not trusted', async () => {
  const { port } = await listening();
  expect(await reachOrigin(`https://127.0.0.1:${port}`)).toMatchObject({
    ok: false,
    error: { kind: 'untrusted' },
  });
});
