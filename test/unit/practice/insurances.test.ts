import { expect, test } from 'vitest';
import { openDesk } from './support/desk.ts';

const address = '/facilities/1/doctors/11/addresses/111';
const providers = `${address}/insurance-providers`;

test('the dictionary of insurances and their plans can be read', async () => {
  const desk = openDesk();
  expect((await desk.call('GET', '/insurance-providers')).items).toEqual([
    { insurance_provider_id: '30', name: 'Allegro Zdrowie' },
    { insurance_provider_id: '31', name: 'Medica' },
  ]);
  expect((await desk.call('GET', '/insurance-providers/30/plans')).items).toEqual([
    { insurance_plan_id: '301', name: 'Złoty' },
  ]);
  const unknown = await desk.call('GET', '/insurance-providers/9/plans');
  expect([unknown.status, unknown.message]).toEqual([
    404,
    'Provided insurance provider ID not found in dictionary',
  ]);
});

test('an address takes, changes and drops insurances', async () => {
  const desk = openDesk();
  const read = async () => (await desk.call('GET', providers)).items;
  const golden = { _items: [{ insurance_plan_id: '301', name: 'Złoty' }] };
  const first = { insurance_provider_id: '30', name: 'Allegro Zdrowie', insurance_plans: golden };
  expect(await read()).toEqual([first]);
  expect((await desk.call('POST', providers, { insurance_provider_id: '31' })).status).toBe(204);
  expect((await read()).map((item) => item['insurance_provider_id'])).toEqual(['30', '31']);
  expect(
    (await desk.call('PUT', providers, { insurance_provider_id: '30', insurance_plans: [] })).status,
  ).toBe(204);
  expect((await read())[0]?.['insurance_plans']).toEqual({ _items: [] });
  expect((await desk.call('DELETE', `${providers}/30`)).status).toBe(204);
  expect((await read()).map((item) => item['insurance_provider_id'])).toEqual(['31']);
});

test('PUT also creates what was not there', async () => {
  const desk = openDesk();
  const body = { insurance_provider_id: 31, insurance_plans: [{ insurance_plan_id: 5 }] };
  expect((await desk.call('PUT', providers, body)).status).toBe(204);
  expect(desk.world.addresses.get('111')?.insuranceProviders.get('31')).toEqual(['5']);
});

test.each([
  [
    'POST',
    '',
    { insurance_provider_id: '30' },
    400,
    'Insurance provider with given ID is already assigned to this address.',
  ],
  ['POST', '', { insurance_provider_id: '9' }, 404, 'Provided insurance provider ID not found in dictionary'],
  ['PUT', '', { insurance_provider_id: '9' }, 404, 'Provided insurance provider ID not found in dictionary'],
  ['POST', '', {}, 400, 'Invalid arguments'],
  ['DELETE', '/31', undefined, 400, 'Insurance provider with given ID is not assigned to this address.'],
  ['DELETE', '/9', undefined, 404, 'Provided insurance provider ID not found in dictionary'],
])('%s%s %o is %i: %s', async (method, rest, body, status, message) => {
  const answer = await openDesk().call(method, `${providers}${rest}`, body);
  expect([answer.status, answer.message]).toEqual([status, message]);
});
