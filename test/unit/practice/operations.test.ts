import { describe, expect, test } from 'vitest';
import { operations } from '../../../main/practice/operations/all.ts';
import { openDesk } from './support/desk.ts';

/** Method and path of every operation that clients call (API.md §5); PUSH, the 44th, is the vendor's call. */
const A = '/facilities/:f/doctors/:d/addresses/:a';
const documented = [
  'GET /facilities',
  'GET /facilities/:f',
  'GET /facilities/:f/doctors',
  'GET /facilities/:f/doctors/:d',
  'GET /facilities/:f/doctors/:d/addresses',
  `GET ${A}`,
  `PATCH ${A}`,
  `DELETE ${A}/integration`,
  'GET /services',
  `GET ${A}/services`,
  `POST ${A}/services`,
  `GET ${A}/services/:x`,
  `PATCH ${A}/services/:x`,
  `DELETE ${A}/services/:x`,
  'GET /insurance-providers',
  'GET /insurance-providers/:x/plans',
  `GET ${A}/insurance-providers`,
  `POST ${A}/insurance-providers`,
  `PUT ${A}/insurance-providers`,
  `DELETE ${A}/insurance-providers/:x`,
  `GET ${A}/calendar`,
  `POST ${A}/calendar/enable`,
  `POST ${A}/calendar/disable`,
  `GET ${A}/breaks`,
  `POST ${A}/breaks`,
  `GET ${A}/breaks/:x`,
  `PATCH ${A}/breaks/:x`,
  `DELETE ${A}/breaks/:x`,
  `GET ${A}/slots`,
  `PUT ${A}/slots`,
  `POST ${A}/slots/:x/book`,
  `DELETE ${A}/slots/:x`,
  `GET ${A}/bookings`,
  `GET ${A}/bookings/:x`,
  `DELETE ${A}/bookings/:x`,
  `POST ${A}/bookings/:x/move`,
  `PUT ${A}/bookings/:x/confirm`,
  'PUT /facilities/:f/doctors/:d/opinion-request',
  `POST ${A}/bookings/:x/presence/patient`,
  `DELETE ${A}/bookings/:x/presence/patient`,
  'GET /notifications',
  'GET /notifications/multiple',
  'POST /notifications/release',
];

function fill(path: string, ids: { f?: string; d?: string; a?: string } = {}): string {
  return path
    .replace(':f', ids.f ?? '1')
    .replace(':d', ids.d ?? '11')
    .replace(':a', ids.a ?? '111')
    .replace(':x', '77777');
}

const calls = documented.map((line) => line.split(' ') as [string, string]);
const atAddress = calls.filter(([, path]) => path.includes(':a'));

test('every documented operation is played, and nothing else', () => {
  expect(operations).toHaveLength(43);
  expect(new Set(operations.map(({ id }) => id)).size).toBe(43);
});

describe.each(calls)('%s %s', (method, path) => {
  test('wants a token, and is known by its method', async () => {
    const desk = openDesk();
    const stranger = await desk.call(method, fill(path), undefined, { Authorization: '' });
    expect(stranger.status).toBe(401);
    const known = await desk.call(method, fill(path));
    expect(known.status).not.toBe(405);
    expect(desk.clinic.counts.byOperation.get('unknown')).toBeUndefined();
  });
});

describe.each(atAddress)('%s %s', (method, path) => {
  test.each([
    ['an unknown facility', { f: '77' }, 404, /^Object not found$/],
    [
      'somebody else’s facility',
      { f: '9', d: '91', a: '911' },
      403,
      /^You are not authorized to see this facility$/,
    ],
    ['an unknown doctor', { d: '77' }, 404, /^Object not found$/],
    ['a doctor of another facility', { d: '21' }, 403, /^You are not authorized to see this doctor$/],
    ['an unknown address', { a: '77' }, 404, /^Object not found$/],
    [
      'another doctor’s address',
      { a: '121' },
      403,
      /^(You are not authorized to see this address|This address does not belong to this doctor)$/,
    ],
    [
      'an address in another facility',
      { a: '211' },
      403,
      /^(You are not authorized to see this address|This address does not belong to this facility)$/,
    ],
  ])('refuses %s', async (_what, ids, status, message) => {
    const answer = await openDesk().call(method, fill(path, ids));
    expect(answer.status).toBe(status);
    expect(answer.message).toMatch(message);
    expect(answer.headers.get('content-type')).toBe('application/vnd.error+docplanner+json');
    expect(answer.json['errors']).toEqual([]);
  });
});

test('an unknown path is 404, a known path with another method 405', async () => {
  const desk = openDesk();
  expect((await desk.call('GET', '/facilities/1/services')).status).toBe(404);
  expect((await desk.call('POST', '/facilities')).status).toBe(405);
  expect((await desk.call('DELETE', '/notifications/multiple')).status).toBe(405);
});

test('a body that is no JSON is 400', async () => {
  const answer = await openDesk().call('PUT', '/facilities/1/doctors/11/addresses/111/slots', '{"slots":[');
  expect([answer.status, answer.message]).toEqual([400, 'Invalid arguments']);
});
