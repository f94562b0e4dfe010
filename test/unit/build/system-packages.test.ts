import { describe, expect, test } from 'vitest';
import { installedIn, missingOf, nameToInstall, needs } from '../../../build/bootstrap/system-packages.mjs';

/*
 * Invariant: a need is met by any of its packages, fully installed, or by its command; what is asked for is exactly what is
 * not met, by a name that this release of the system knows.
 */

const none = (): boolean => false;

describe('what is missing', () => {
  test('is everything on an empty system', () => {
    expect(missingOf(needs, new Set(), none)).toEqual(needs);
  });

  test('is nothing where each first name is installed', () => {
    expect(missingOf(needs, new Set(needs.map((need) => need.anyOf[0] ?? '')), none)).toEqual([]);
  });

  test('is nothing where each last name is installed, as on newer releases', () => {
    expect(missingOf(needs, new Set(needs.map((need) => need.anyOf.at(-1) ?? '')), none)).toEqual([]);
  });

  test('is one thing where one was removed', () => {
    const installed = new Set(
      needs.flatMap((need) => need.anyOf).filter((name) => name !== 'libsecret-1-dev'),
    );
    expect(missingOf(needs, installed, none)).toEqual([{ anyOf: ['libsecret-1-dev'] }]);
  });

  test('a command from elsewhere meets a need that names one, and no library', () => {
    const left = missingOf(needs, new Set(), () => true);
    expect(left.every((need) => need.command === undefined)).toBe(true);
    expect(left).toContainEqual({ anyOf: ['libsecret-1-dev'] });
    expect(left.flatMap((need) => need.anyOf)).not.toContain('g++');
  });
});

describe("dpkg's answer", () => {
  test('counts only what is fully installed', () => {
    const answer = [
      'xvfb\tinstall ok installed',
      'dbus\tdeinstall ok config-files',
      'libnss3\tinstall ok half-configured',
      'make\tunknown ok not-installed',
      '',
    ].join('\n');
    expect(installedIn(answer)).toEqual(new Set(['xvfb']));
  });

  test('is nothing when it is empty', () => {
    expect(installedIn('')).toEqual(new Set());
  });
});

describe('the name to install', () => {
  const need = { anyOf: ['libasound2', 'libasound2t64'] };

  test('is the first that the release has', () => {
    expect(nameToInstall(need, () => true)).toBe('libasound2');
    expect(nameToInstall(need, (name) => name.endsWith('t64'))).toBe('libasound2t64');
  });

  test('is the usual one where the lists could not be read, so that the error names it', () => {
    expect(nameToInstall(need, none)).toBe('libasound2');
  });
});
