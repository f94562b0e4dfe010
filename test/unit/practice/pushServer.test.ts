import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
// eslint-disable-next-line no-restricted-syntax -- For its timers.
import { realClock, type Clock } from '../../../main/practice/ports.ts';
import { startPractice, type Practice } from '../../../main/practice/server.ts';
import { answerOf, type Json } from './support/desk.ts';
import { morning, smallWorld } from './support/world.ts';

interface Received {
  readonly name: unknown;
  readonly key: unknown;
  readonly type: unknown;
}

let endpoint: Server;
let practice: Practice;
let received: Received[];
let answer: number;

const clock: Clock = { now: () => morning, after: (ms, task) => realClock.after(ms, task) };

/** A clinic's own endpoint on this machine, as an integrator would run it. */
beforeEach(async () => {
  received = [];
  answer = 204;
  endpoint = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { name } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json;
      received.push({ name, key: request.headers['x-api-key'], type: request.headers['content-type'] });
      response.writeHead(answer, { 'Content-Type': 'application/json' });
      response.end(answer === 204 ? undefined : '{"error_code":1}');
    });
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const { port } = endpoint.address() as AddressInfo;
  const push = { url: `http://127.0.0.1:${port}/push`, apiKey: { header: 'X-Api-Key', value: 'agreed' } };
  practice = await startPractice({ world: smallWorld(), clock, random: Math.random, push });
});

afterEach(async () => {
  await practice.close();
  endpoint.closeAllConnections();
  await new Promise((resolve) => endpoint.close(resolve));
});

async function patientBooks(): Promise<{ status: number; message: unknown }> {
  const body = JSON.stringify({ addressId: '111' });
  return answerOf(await fetch(`${practice.origin}/practice/patient-books`, { method: 'POST', body }));
}

test('over real HTTP the endpoint is asked, with the agreed key, and told once the booking stands', async () => {
  expect((await patientBooks()).status).toBe(200);
  await expect.poll(() => received.length).toBe(2);
  expect(received).toEqual([
    { name: 'slot-booking', key: 'agreed', type: 'application/json' },
    { name: 'slot-booked', key: 'agreed', type: 'application/json' },
  ]);
});

test('a denial with a code for the patient leaves the slot free', async () => {
  answer = 422;
  const refused = await patientBooks();
  expect([refused.status, refused.message]).toEqual([409, 'The clinic did not accept the booking']);
  expect(practice.world.bookings.size).toBe(0);
  expect(received.map(({ name }) => name)).toEqual(['slot-booking']);
  answer = 204;
  expect((await patientBooks()).status).toBe(200);
});

test('an endpoint that is gone denies, as every answer but a yes does', async () => {
  endpoint.closeAllConnections();
  await new Promise((resolve) => endpoint.close(resolve));
  expect((await patientBooks()).status).toBe(409);
  expect(practice.world.queue).toEqual([]);
});
