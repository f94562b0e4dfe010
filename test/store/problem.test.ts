import { expect, test } from 'vitest';
import { codeOf, problemOf, StoreError } from '../../main/store/problem.ts';

/** Each of SQLite's and the system's codes is one problem of the world's, or a bug: nothing is guessed from texts. */

const coded = (code: string): Error => Object.assign(new Error('anything'), { code });

test.each([
  ['SQLITE_FULL', { kind: 'diskFull' }],
  ['SQLITE_IOERR_SHMSIZE', { kind: 'diskFull' }],
  ['ENOSPC', { kind: 'diskFull' }],
  ['SQLITE_READONLY', { kind: 'readOnly' }],
  ['SQLITE_READONLY_DIRECTORY', { kind: 'readOnly' }],
  ['EACCES', { kind: 'readOnly' }],
  ['EPERM', { kind: 'readOnly' }],
  ['EROFS', { kind: 'readOnly' }],
  ['SQLITE_BUSY', { kind: 'busy' }],
  ['SQLITE_BUSY_SNAPSHOT', { kind: 'busy' }],
  ['SQLITE_LOCKED', { kind: 'busy' }],
  ['SQLITE_PROTOCOL', { kind: 'busy' }],
  ['EBUSY', { kind: 'busy' }],
  ['ETXTBSY', { kind: 'busy' }],
  ['SQLITE_CORRUPT', { kind: 'corrupt', detail: 'SQLITE_CORRUPT' }],
  ['SQLITE_CORRUPT_INDEX', { kind: 'corrupt', detail: 'SQLITE_CORRUPT_INDEX' }],
  ['SQLITE_NOTADB', { kind: 'corrupt', detail: 'SQLITE_NOTADB' }],
  ['SQLITE_IOERR_READ', { kind: 'io', code: 'SQLITE_IOERR_READ' }],
  ['SQLITE_CANTOPEN', { kind: 'io', code: 'SQLITE_CANTOPEN' }],
  ['EIO', { kind: 'io', code: 'EIO' }],
  ['ENOENT', { kind: 'io', code: 'ENOENT' }],
  ['ERR_DLOPEN_FAILED', { kind: 'io', code: 'ERR_DLOPEN_FAILED' }],
])('%s is told as such, thrown bare or by a statement', (code, problem) => {
  expect(problemOf(coded(code))).toEqual(problem);
  expect(problemOf(new StoreError(coded(code), 'SELECT 1'))).toEqual(problem);
});

test.each(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_ERROR', 'SQLITE_MISUSE', 'ERR_INVALID_ARG_TYPE'])(
  '%s is a bug',
  (code) => {
    expect(problemOf(coded(code))).toBe(null);
  },
);

test('what has no code is a bug, also when it is no error at all', () => {
  for (const thrown of [new TypeError('x'), 'text', null, undefined, { code: 'SQLITE_FULL' }]) {
    expect(codeOf(thrown)).toBe('UNKNOWN');
    expect(problemOf(thrown)).toBe(null);
  }
});

test('a statement’s error carries its SQL, its code and its cause', () => {
  const cause = coded('SQLITE_FULL');
  const error = new StoreError(cause, 'INSERT INTO x VALUES (?)');
  expect(error).toMatchObject({
    sql: 'INSERT INTO x VALUES (?)',
    code: 'SQLITE_FULL',
    cause,
    name: 'StoreError',
  });
  expect(error.message).toBe('SQLITE_FULL: anything in: INSERT INTO x VALUES (?)');
});
