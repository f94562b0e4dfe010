import { expect, test } from 'vitest';
import { asAddressId, asBookingId, asBreakId, asIntentId, asServiceId } from '#shared/domain/ids.ts';
import { isLookedFor, patientQuery, type PatientQuery } from '#shared/domain/patientQuery.ts';
import { migrate, versionOf } from '../../main/store/migrate.ts';
import { search } from '../../main/store/migrations/0006-search.ts';
import { moved } from '../../main/store/migrations/0007-moved.ts';
import { firstSent } from '../../main/store/migrations/0008-first-sent.ts';
import { waitingBookings } from '../../main/store/migrations/0009-waiting-bookings.ts';
import { untimedTellings } from '../../main/store/migrations/0010-untimed-tellings.ts';
import { peopleFound } from '../../main/store/migrations/0011-people-found.ts';
import { whatIsOld } from '../../main/store/migrations/0012-what-is-old.ts';
import { availability } from '../../main/store/migrations/0014-availability.ts';
import { knownObjects } from '../../main/store/migrations/0015-known-objects.ts';
import { subjects } from '../../main/store/migrations/0016-subjects.ts';
import { specialityServices } from '../../main/store/migrations/0020-speciality-services.ts';
import { people } from '../../main/store/migrations/0005-people.ts';
import { migrations } from '../../main/store/migrations/all.ts';
import { monday } from './fixed.ts';
import { arrival, book, booking, intent, patient } from './samples.ts';
import { openFor } from './support.ts';
import { fileOf, open, tables } from './migrated.ts';
import { searched } from './searched.ts';

/** Each step is tried on a file that the version before it has really made, with rows in it. */

const nobody: PatientQuery = { words: [], whole: false, digits: '', otherDigits: [], birthDate: null };

test('1: an empty file gets the connection and the catalogue', () => {
  const db = open(fileOf(0));
  expect(versionOf(db)).toBe(0);
  migrate(db, migrations.slice(0, 1));
  expect(versionOf(db)).toBe(1);
  expect(tables(db)).toEqual([
    'address_services',
    'addresses',
    'connection',
    'doctors',
    'facilities',
    'facility_zones',
    'insurance_providers',
    'mappings',
    'meta',
    'services',
    'settings',
  ]);
  db.close();
});

test('2: a file with a catalogue gets the calendars and keeps its rows', () => {
  const file = fileOf(1, (db) => {
    db.exec(`INSERT INTO facilities (id, name) VALUES ('f1', 'Clinic');
      INSERT INTO mappings (kind, remote_id, colour, position) VALUES ('doctor', 'd1', 3, 0);`);
  });
  const db = open(file);
  migrate(db, migrations.slice(0, 2));
  expect(versionOf(db)).toBe(2);
  expect(tables(db)).toEqual(
    expect.arrayContaining(['bookings', 'breaks', 'read_marks', 'slots', 'work_periods']),
  );
  db.close();
  const store = openFor(file);
  expect(store.catalogue.facilities()).toEqual([{ id: 'f1', name: 'Clinic' }]);
  expect(store.mappings.get('doctor', 'd1')?.colour).toBe(3);
});

test('3: a file with bookings gets the inbox, the intents and the audit, and keeps its bookings', () => {
  const file = fileOf(2, (db) => {
    db.exec(`INSERT INTO bookings (id, address_id, status, starts_at, ends_at, search_name)
      VALUES ('b1', 'a1', 'booked', ${monday}, ${monday + 1}, ' nowak')`);
  });
  const store = openFor(file);
  expect(store.opening).toEqual({ kind: 'opened', checked: true });
  expect(store.bookings.get(asBookingId('b1'))?.start).toBe(monday);
  store.inbox.append(['{}'], monday);
  store.intents.insert(intent('i1'), { at: monday, detail: '' });
  expect(store.inbox.pending(9)).toHaveLength(1);
  expect(store.intents.open([asAddressId('a1')])).toHaveLength(1);
});

test('people: a file with visits and an audit gets the staff, keeps both, and its visits are found', () => {
  const before = migrations.findIndex((step) => step === people);
  const file = fileOf(before, (db) => {
    db.exec(`INSERT INTO bookings (id, address_id, status, starts_at, ends_at, search_name, search_phone)
      VALUES ('b1', 'a1', 'booked', ${monday}, ${monday + 1}, ' nowak ewa', '0048600100200');
      INSERT INTO audit (at, staff, kind, detail) VALUES (1, '', 'intent.confirm', '{}')`);
  });
  const store = openFor(file);
  expect(store.opening).toEqual({ kind: 'opened', checked: true });
  expect(searched(store, { ...nobody, words: ['now'], digits: '48600' }, monday, 9)).toHaveLength(1);
  store.bookings.upsert(booking('b2', { patient: { ...patient, phone: '0600 100 200' } }));
  expect(searched(store, { ...nobody, digits: '48600100200' }, monday, 9)).toHaveLength(2);
  expect(store.audit.inWindow({ from: 0, to: 9 }, { before: null, limit: 9 })).toHaveLength(1);
});

test('search: visits of a file from before are found, those without a patient stay', () => {
  const before = migrations.findIndex((step) => step === search);
  const file = fileOf(before, (db) => {
    db.exec(`INSERT INTO bookings (id, address_id, status, starts_at, ends_at, search_name)
      VALUES ('b1', 'a1', 'booked', ${monday}, ${monday + 1}, ' nowak ewa'), ('b2', 'a1', 'booked', ${monday}, ${monday + 1}, NULL)`);
  });
  const store = openFor(file);
  expect(searched(store, { ...nobody, words: ['ewa'] }, monday, 9)).toEqual(['b1']);
  expect(store.bookings.count()).toBe(2);
});

test('4: a file with decisions and an audit gets the arrivals, and keeps both', () => {
  const file = fileOf(3, (db) => {
    db.exec(`INSERT INTO audit (at, staff, kind, booking_id, detail) VALUES (1, 'EN', 'x', 'b1', '{}');
      INSERT INTO intents (id, state, action, booking_id, facility_id, doctor_id, address_id, target_address_id, created_at,
        held_until, not_before, attempts, known_before, changed_at, staff)
      VALUES ('i1', 'held', '{"kind":"confirm","bookingId":"b1"}', 'b1', 'f1', 'd1', 'a1', 'a1', 1, 1, 1, 0, '[]', 1, 'EN')`);
  });
  const store = openFor(file);
  expect(store.intents.allOpen()).toHaveLength(1);
  store.arrivals.put(arrival('b1'), { at: monday, staff: 'EN', addressId: null, detail: '{}' });
  expect(store.arrivals.get(asBookingId('b1'))).toEqual(arrival('b1'));
  expect(store.audit.ofBooking(asBookingId('b1')).map(({ kind }) => kind)).toEqual(['x', 'arrival.arrived']);
});

test('moved: what an audit says of earlier ids is found by them, and nothing of it is lost', () => {
  const before = migrations.findIndex((step) => step === moved);
  const file = fileOf(before, (db) => {
    db.exec(`INSERT INTO audit (at, staff, kind, booking_id, previous_booking_id, detail) VALUES
      (1, '', 'booking.renumbered', 'b2', 'b1', '{}'), (2, '', 'x', NULL, NULL, '{}')`);
  });
  const store = openFor(file);
  expect(store.audit.renumberedTo(asBookingId('b1'))).toBe('b2');
  expect([...store.audit.movedOn([asBookingId('b1'), asBookingId('b2')])]).toEqual(['b1']);
  expect(store.audit.newest()).toBe(2);
});

test('first sent: what had left before counts as sent when it was decided, and what had not as never sent', () => {
  const before = migrations.findIndex((step) => step === firstSent);
  const file = fileOf(before, (db) => {
    const insert = (id: string, attempts: number): void =>
      db.exec(`INSERT INTO intents (id, state, action, booking_id, facility_id, doctor_id, address_id, target_address_id, created_at,
        held_until, not_before, attempts, known_before, changed_at, staff)
      VALUES ('${id}', 'queued', '{"kind":"confirm","bookingId":"b1"}', 'b1', 'f1', 'd1', 'a1', 'a1', 7, 1, 1, ${attempts}, '[]', 1, 'EN')`);
    insert('sent', 2);
    insert('waiting', 0);
  });
  const store = openFor(file);
  expect(store.intents.allOpen().map(({ id, firstSentAt }) => [id, firstSentAt])).toEqual([
    ['sent', 7],
    ['waiting', null],
  ]);
});

test('waiting bookings: those of a file from before are found by their calendar', () => {
  const before = migrations.findIndex((step) => step === waitingBookings);
  const file = fileOf(before, (db) => {
    const action = JSON.stringify(book);
    for (const [id, state] of [
      ['waiting', 'queued'],
      ['done', 'confirmed'],
    ])
      db.exec(`INSERT INTO intents (id, state, action, facility_id, doctor_id, address_id, target_address_id, created_at,
        held_until, not_before, attempts, known_before, changed_at, staff)
      VALUES ('${id}', '${state}', '${action}', 'f1', 'd1', 'a1', 'a1', 1, 1, 1, 0, '[]', 1, 'EN')`);
  });
  const store = openFor(file);
  expect(store.intents.openBookings(asAddressId('a1')).map(({ id }) => id)).toEqual(['waiting']);
  expect(store.intents.openBookings(asAddressId('a2'))).toEqual([]);
});

test('untimed writeSequence: a file with told visits keeps them, without the moments', () => {
  const before = migrations.findIndex((step) => step === untimedTellings);
  const file = fileOf(before, (db) => {
    db.exec(`INSERT INTO bookings (id, address_id, status, starts_at, ends_at, told_at)
      VALUES ('b1', 'a1', 'booked', ${monday}, ${monday + 1}, ${monday + 5})`);
  });
  const store = openFor(file);
  const whole = { from: 0, to: 2 * monday };
  const answer = [booking('b1', { comment: 'new' })];
  store.bookings.replaceWindow(asAddressId('a1'), whole, answer, store.bookings.answersRecorded());
  expect(store.bookings.get(asBookingId('b1'))?.comment).toBe('new');
});

test('people found: names of a file from before are found as before at once, by the new rule when renewed, in parts that a crash keeps', () => {
  const before = migrations.findIndex((step) => step === peopleFound);
  const file = fileOf(before, (db) => {
    for (let index = 0; index < 250; index += 1) {
      const who = {
        ...patient,
        surname: "D'Angelo",
        name: 'Jürgen',
        birthDate: '1984-02-03',
        phone: `6001${index + 1000}`,
      };
      db.prepare(
        `INSERT INTO bookings (id, address_id, status, starts_at, ends_at, patient, search_name, search_phone)
         VALUES (?, 'a1', 'booked', ?, ?, ?, ' d angelo jurgen', ?)`,
      ).run(`b${index}`, monday, monday + 1, JSON.stringify(who), who.phone);
    }
    db.exec(
      `INSERT INTO bookings (id, address_id, status, starts_at, ends_at) VALUES ('none', 'a1', 'booked', 1, 2)`,
    );
  });
  const customs = { country: 'it', tag: 'it-IT', today: '2026-11-23' } as const;
  const found = (store: ReturnType<typeof openFor>, typed: string): number => {
    const query = patientQuery(typed, customs);
    return query === null ? 0 : searched(store, query, monday, 999).length;
  };
  const first = openFor(file);
  expect(first.searchNames.areMixed()).toBe(true);
  for (const typed of ["d'angelo", 'angelo jur', 'Jürgen', '03/02/1984', '03021984'])
    expect([typed, found(first, typed)]).toEqual([typed, 250]);
  first.searchNames.renew(100);
  expect(found(first, "d'angelo")).toBe(250);
  expect(found(first, 'dangelo')).toBe(100);
  first.close();
  const second = openFor(file);
  expect(second.searchNames.areMixed()).toBe(true);
  second.searchNames.renew(100);
  expect(found(second, 'dangelo juergen')).toBe(200);
  second.searchNames.renew(100);
  expect(second.searchNames.areMixed()).toBe(false);
  for (const typed of ['dangelo', 'juergen', "d'angelo", 'angelo'])
    expect([typed, found(second, typed)]).toEqual([typed, 250]);
  expect(second.bookings.get(asBookingId('none'))).not.toBeNull();
  const query = patientQuery('dangelo juergen');
  expect(query !== null && isLookedFor(query, { name: 'Jürgen', surname: "D'Angelo", phone: null })).toBe(
    true,
  );
  // A fresh file has nothing to renew.
  expect(openFor().searchNames.areMixed()).toBe(false);
});

test('12: what was marked before the audit said so is kept with its intent, and housekeeping has its indexes', () => {
  const marks = ['present', 'absent'] as const;
  const file = fileOf(11, (db) => {
    for (const presence of marks)
      db.prepare(
        `INSERT INTO intents (id, state, action, booking_id, facility_id, doctor_id, address_id, target_address_id, created_at,
           held_until, not_before, attempts, known_before, changed_at, staff)
         VALUES (?, 'confirmed', ?, 'b1', 'f1', 'd1', 'a1', 'a1', 1, 1, 0, 1, '[]', 1, 'EN')`,
      ).run(presence, JSON.stringify({ kind: 'presence', bookingId: 'b1', presence }));
  });
  const db = open(file);
  migrate(db, [...migrations.slice(0, 11), whatIsOld]);
  expect(db.prepare('SELECT id, audit_is_short FROM intents ORDER BY id').all()).toEqual([
    { id: 'absent', audit_is_short: 1 },
    { id: 'present', audit_is_short: 0 },
  ]);
  const indexes = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'index'`).all();
  for (const name of ['intents_done', 'arrivals_by_start', 'inbox_settled', 'unreadable_by_last'])
    expect(indexes).toContainEqual({ name });
  db.close();
});

test('availability: a file of the version before gets the tables of hours, empty, and keeps its rows', () => {
  const before = migrations.findIndex((step) => step === availability);
  const file = fileOf(before, (db) => {
    db.exec(
      `INSERT INTO mappings (kind, remote_id, name, colour, position) VALUES ('address', 'a1', 'Own', 3, 0)`,
    );
  });
  const store = openFor(file);
  expect(store.mappings.get('address', 'a1')?.name).toBe('Own');
  expect(store.availability.timetables.all()).toEqual([]);
  expect(store.availability.exceptions.between('0000-01-01', '9999-12-31')).toEqual({
    items: [],
    damaged: [],
  });
});

test('known objects: what a file of the version before lists is known, and nobody has looked at it', () => {
  const before = migrations.findIndex((step) => step === knownObjects);
  const file = fileOf(before, (db) => {
    db.exec(`INSERT INTO facilities (id, name) VALUES ('f1', 'One'), ('f2', 'Two')`);
    db.exec(
      `INSERT INTO doctors (facility_id, id, name, surname, specializations, license_numbers)
         VALUES ('f1', 'd1', 'Anna', 'Lis', '[]', '[]'), ('f2', 'd1', 'Anna', 'Lis', '[]', '[]')`,
    );
    db.exec(
      `INSERT INTO addresses (id, facility_id, doctor_id, street, needs_birth_date, needs_gender, needs_nin)
         VALUES ('a1', 'f1', 'd1', 'Prosta 1', 0, 0, 0)`,
    );
    db.exec(
      `INSERT INTO address_services (id, address_id, service_id, name, price_from, is_default, visible)
         VALUES ('as1', 'a1', 's1', 'Visit', 0, 0, 1)`,
    );
  });
  const known = openFor(file)
    .knownObjects.all()
    .map(({ kind, remoteId, facilityId, ownerId, name, trait, seenName }) =>
      [kind, remoteId, facilityId, ownerId, name, trait, seenName].join('|'),
    );
  expect(known.toSorted()).toEqual([
    'addressService|as1||a1|Visit|s1|',
    'address|a1|f1|d1|Prosta 1|Prosta 1|',
    'doctor|d1|||Anna Lis||',
    'facility|f1|||One||',
    'facility|f2|||Two||',
  ]);
});

test('speciality services: doctors of a file from before have no ids of their specialities, and keep the names; lists are kept by speciality', () => {
  const before = migrations.findIndex((step) => step === specialityServices);
  const file = fileOf(before, (db) => {
    db.exec(`INSERT INTO facilities (id, name) VALUES ('f1', 'One')`);
    db.exec(
      `INSERT INTO doctors (facility_id, id, name, surname, specializations, license_numbers)
         VALUES ('f1', 'd1', 'Anna', 'Lis', '["Cardiology"]', '[]')`,
    );
  });
  const { catalogue } = openFor(file);
  expect(catalogue.doctors()).toMatchObject([{ specializations: ['Cardiology'], specializationIds: [] }]);
  const named = (...ids: string[]) => ids.map((id) => ({ id: asServiceId(id), name: id }));
  catalogue.replaceSpecialityServices('7', named('s1', 's2'));
  catalogue.replaceSpecialityServices('8', named('s2', 's3'));
  catalogue.replaceSpecialityServices('7', named('s2', 's4'));
  const ofBoth = () => [...catalogue.servicesOfSpecialities(['7', '8'])].sort();
  expect(ofBoth()).toEqual(['s2', 's3', 's4']);
  catalogue.replaceSpecialityServices('8', []);
  expect(ofBoth()).toEqual(['s2', 's4']);
  expect(catalogue.servicesOfSpecialities([]).size).toBe(0);
});

test('subjects: decisions of a file from before are about visits, each made alone; new ones are found by what they are about', () => {
  const before = migrations.findIndex((step) => step === subjects);
  const file = fileOf(before, (db) => {
    db.exec(`INSERT INTO audit (at, staff, kind, booking_id, intent_id, detail) VALUES (1, 'EN', 'intent.confirm', 'b1', 'i1', '{}');
      INSERT INTO intents (id, state, action, booking_id, facility_id, doctor_id, address_id, target_address_id, created_at,
        held_until, not_before, attempts, known_before, changed_at, staff)
      VALUES ('i1', 'held', '{"kind":"confirm","bookingId":"b1"}', 'b1', 'f1', 'd1', 'a1', 'a1', 1, 1, 1, 0, '[]', 1, 'EN')`);
  });
  const store = openFor(file);
  expect(store.intents.ofVisit(asBookingId('b1'))).toMatchObject([{ id: 'i1' }]);
  const wanted = { kinds: ['intent.confirm', 'intent.addBreak'], staff: null, about: null };
  expect(store.audit.deeds(wanted, { before: null, limit: 9 })).toHaveLength(1);
  const action = { kind: 'addBreak', since: monday, till: monday + 1, description: null } as const;
  const note = { at: monday, detail: '{}' };
  store.intents.insert(intent('first', { action, seen: null }), note);
  store.intents.insert(intent('other', { action, seen: null, bundle: asIntentId('first') }), note);
  expect(store.intents.ofSubject({ kind: 'break', id: asBreakId('other') })).toMatchObject([{ id: 'other' }]);
  expect(store.intents.openBookings(asAddressId('a1'))).toEqual([]);
  expect(store.intents.ofBundle(asIntentId('first')).map(({ id }) => id)).toEqual(['first', 'other']);
  // What was decided in one press is one deed.
  expect(store.audit.deeds(wanted, { before: null, limit: 9 }).map(({ intentId }) => intentId)).toEqual([
    'first',
    'i1',
  ]);
  expect(store.audit.ofBundles([asIntentId('first')]).map(({ intentId }) => intentId)).toEqual(['other']);
});
