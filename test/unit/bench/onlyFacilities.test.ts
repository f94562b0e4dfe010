import { expect, test } from 'vitest';
import { onlyFacilities } from '../../bench/input/onlyFacilities.ts';

const list = {
  page: 1,
  _items: [
    { id: '1001', name: 'Large' },
    { id: '1002', name: 'Small' },
  ],
};
const answering =
  (body: unknown, status = 200): typeof globalThis.fetch =>
  () =>
    Promise.resolve(Response.json(body, { status, headers: { 'x-ratelimit-limit': '7' } }));
const facilities = 'http://127.0.0.1:1/api/v3/integration/facilities';

test('the list of facilities is shortened, with the answer’s own headers', async () => {
  const answer = await onlyFacilities(answering(list), ['1002'])(facilities);
  expect(answer.headers.get('x-ratelimit-limit')).toBe('7');
  expect(await answer.json()).toEqual({ page: 1, _items: [{ id: '1002', name: 'Small' }] });
});

test('every other answer, and a refusal, is the clinic’s', async () => {
  const other = await onlyFacilities(answering(list), ['1002'])(`${facilities}/1001/doctors`);
  expect(await other.json()).toEqual(list);
  const refused = await onlyFacilities(answering({ message: 'no' }, 401), ['1002'])(facilities);
  expect(refused.status).toBe(401);
});
