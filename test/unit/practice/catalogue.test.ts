import { describe, expect, test } from 'vitest';
import { openDesk, type Desk } from './support/desk.ts';

const doctor = '/facilities/1/doctors/11';
const address = `${doctor}/addresses/111`;

describe('with=', () => {
  test.each([
    ['comma-joined', 'with=doctor.profile_url,doctor.license_numbers'],
    ['as an array', 'with[]=doctor.profile_url&with[]=doctor.license_numbers'],
    ['encoded as an array', 'with%5B%5D=doctor.profile_url&with%5B%5D=doctor.license_numbers'],
    ['repeated', 'with=doctor.profile_url&with=doctor.license_numbers'],
  ])('is understood %s', async (_how, query) => {
    const { json } = await openDesk().call('GET', `${doctor}?${query}`);
    expect(json).toEqual({
      id: '11',
      name: 'Jan',
      surname: 'Lekarz 11',
      profile_url: 'https://example.com/doctor-11',
      license_numbers: { _items: [{ id: '8', license_number: 'PWZ11' }] },
    });
  });

  test('may be ignored: a quirk', async () => {
    const desk = openDesk({ quirks: { missingScopes: true } });
    const { json } = await desk.call('GET', `${doctor}?with=doctor.profile_url`);
    expect(Object.keys(json)).toEqual(['id', 'name', 'surname']);
  });
});

test('a facility shows its doctors when asked, and only those of this client', async () => {
  const desk = openDesk();
  const hidden = desk.world.doctors.get('12');
  if (hidden !== undefined) hidden.foreign = true;
  expect((await desk.call('GET', '/facilities/1')).json).toEqual({ id: '1', name: 'Przychodnia Pod Lipą' });
  const { json } = await desk.call('GET', '/facilities/1?with=facility.doctors');
  expect(json['doctors']).toEqual({ _items: [{ id: '11', name: 'Jan', surname: 'Lekarz 11' }] });
});

test('the list of doctors shows specializations, under the word that the quirk says', async () => {
  const desk = openDesk();
  const path = '/facilities/1/doctors?with=doctor.specializations,doctor.addresses';
  const [first] = (await desk.call('GET', path)).items;
  expect(first).toMatchObject({ specializations: { _items: [{ id: '3', name: 'internista' }] } });
  expect(first).not.toHaveProperty('addresses');
  desk.clinic.quirks = { ...desk.clinic.quirks, specializationKey: 'specialization' };
  const [again] = (await desk.call('GET', path)).items;
  expect(again).toHaveProperty('specialization');
});

/** The first address wants two fields more of a patient. */
function demanding(): Desk {
  const desk = openDesk();
  const wanted = desk.world.addresses.get('111');
  if (wanted !== undefined) wanted.extraFields = { birth_date: true, gender: false, nin: true };
  return desk;
}

test('a doctor shows addresses; what of them is shown are scopes of their own', async () => {
  const { json } = await demanding().call(
    'GET',
    `${doctor}?with=doctor.addresses,address.online_only,address.booking_extra_fields,address.commercial_type`,
  );
  expect(json['addresses']).toMatchObject({
    _items: [
      {
        id: '111',
        is_online_only: false,
        booking_extra_fields: { birth_date: true, gender: false, nin: true },
        commercial_type: 'premium',
      },
      { id: '112', commercial_type: 'basic' },
    ],
  });
});

test('an address tells its basics always, and the rest when asked', async () => {
  const desk = demanding();
  expect((await desk.call('GET', address)).json).toEqual({
    id: '111',
    name: 'Gabinet 111',
    city_name: 'Warszawa',
    post_code: '00-001',
    street: 'ul. Lipowa 1',
    booking_extra_fields: { birth_date: true, gender: false, nin: true },
  });
  const { items } = await desk.call(
    'GET',
    `${doctor}/addresses?with=address.insurance_support,address.visit_payment`,
  );
  expect(items.map((item) => [item['id'], item['insurance_support'], item['visit_payment']])).toEqual([
    ['111', 'private_and_insurance', false],
    ['112', 'private_and_insurance', false],
  ]);
});

describe('updateAddress', () => {
  test('sets how insurance is taken, and answers the address', async () => {
    const desk = openDesk();
    const { status, json } = await desk.call('PATCH', address, { insurance_support: 'private' });
    expect([status, json['insurance_support']]).toEqual([200, 'private']);
    expect(desk.world.addresses.get('111')?.insuranceSupport).toBe('private');
  });

  test('refuses another value, and a calendar that this client may not change', async () => {
    const desk = openDesk();
    const wrong = await desk.call('PATCH', address, { insurance_support: 'some' });
    expect([wrong.status, wrong.message]).toEqual([400, 'Invalid arguments']);
    const locked = desk.world.addresses.get('111');
    if (locked !== undefined) locked.readOnly = true;
    const refused = await desk.call('PATCH', address, { insurance_support: 'private' });
    expect(refused.message).toBe('You are not authorized to make changes on this calendar');
  });
});

test('taking an address out of the integration is for the vendor’s own systems', async () => {
  const desk = openDesk();
  const refused = await desk.call('DELETE', `${address}/integration`);
  expect([refused.status, refused.message]).toEqual([403, 'You are not authorized to use this feature']);
  Object.assign(desk.world.client, { pms: true });
  expect((await desk.call('DELETE', `${address}/integration`)).status).toBe(202);
  expect((await desk.call('GET', address)).message).toBe('You are not authorized to see this address');
  const { json } = await desk.call('GET', '/notifications');
  expect(json).toMatchObject({
    name: 'address-unassigned',
    data: { address: { id: '111', commercial_type: 'premium' } },
  });
});
