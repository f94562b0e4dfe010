import { describe, expect, test } from 'vitest';
import { keyOfFurther } from '#shared/domain/clinicKey.ts';
import { openDeskFile } from '../../../../main/desk/settings/deskFile.ts';
import { withPace } from '../../../../main/desk/pace.ts';
import { defaultSyncSettings } from '../../../../main/sync/settings.ts';

const fileOf = (content: unknown) => {
  let now = content;
  return {
    read: () => now,
    write: (next: unknown) => void (now = next),
    settled: () => Promise.resolve(),
  };
};

describe('the file of this installation', () => {
  test('keeps what was set for the next start', () => {
    const file = fileOf(null);
    openDeskFile(file).changeSettings({ theme: 'dark', language: 'pl' });
    openDeskFile(file).setLive('tr');
    const again = openDeskFile(file);
    expect(again.settings()).toMatchObject({ theme: 'dark', language: 'pl', density: 'comfortable' });
    expect(again.live()).toBe('tr');
  });

  test('keeps the clinics beside the first by their keys, and reads each by itself', () => {
    const file = fileOf(null);
    const live = { kind: 'live', locale: 'pt', clinic: keyOfFurther(2) } as const;
    const practice = { kind: 'practicePort', port: 4712, clinic: keyOfFurther(3) } as const;
    const first = { key: keyOfFurther(2), profile: live, locale: 'pt', clientId: 'a' } as const;
    const other = { key: keyOfFurther(3), profile: practice, locale: 'de', clientId: 'b' } as const;
    expect(openDeskFile(file).further()).toEqual([]);
    for (const clinic of [first, other]) openDeskFile(file).setFurther(clinic);
    expect(openDeskFile(file).further()).toMatchObject([first, other]);
    openDeskFile(file).setFurther({ ...first, clientId: 'renewed' });
    expect(
      openDeskFile(file)
        .further()
        .map(({ clientId }) => clientId)
        .sort(),
    ).toEqual(['b', 'renewed']);

    const written = file.read() as { clinics: unknown[] };
    const spoilt = { ...written, clinics: [...written.clinics, { key: 'x' }, { ...first, key: '' }, 7] };
    expect(openDeskFile(fileOf(spoilt)).further()).toHaveLength(2);
  });

  test('begins with sane defaults where it is missing or spoilt', () => {
    for (const content of [null, undefined, 'x', [], { settings: 3 }]) {
      expect(openDeskFile(fileOf(content)).settings()).toEqual({
        language: 'system',
        theme: 'system',
        density: 'comfortable',
        zoomMinutes: 15,
        groupByFacility: false,
        showCancelled: false,
        waitingAlertMinutes: 15,
        undoSeconds: 'usual',
        desksSharing: 1,
        lockAfterMinutes: 0,
        keepMonths: 13,
        newsSound: 'off',
        newsOnDesktop: false,
        newsNamesPatient: false,
        quietFrom: '20:00',
        quietTill: '07:00',
        keys: {},
      });
    }
  });

  test('the pace that a clinic’s technician wants is read from it; what cannot be is as usual, told by name, and stays there', () => {
    const pace = { pollSeconds: 20, sweepShare: 7, daysBehind: 'all', weeksAhead: 4, more: true };
    const file = fileOf({ settings: {}, live: null, pace });
    openDeskFile(file).changeSettings({ theme: 'dark' });
    expect(file.read()).toMatchObject({ settings: { theme: 'dark' }, pace });
    const { wanted, unread } = openDeskFile(file).pace();
    expect(withPace(defaultSyncSettings, wanted)).toEqual({
      ...defaultSyncSettings,
      pollMs: 20_000,
      weeksAhead: 4,
    });
    expect(unread).toEqual(['sweepShare', 'daysBehind', 'more']);
    expect(openDeskFile(fileOf({ settings: {}, pace: 'fast' })).pace()).toEqual({
      wanted: {},
      unread: ['pace'],
    });
    expect(openDeskFile(fileOf(null)).pace()).toEqual({ wanted: {}, unread: [] });
  });

  test('one setting that cannot be read takes no other along', () => {
    const file = fileOf({
      settings: {
        language: 'klingon',
        theme: 'dark',
        density: 'compact',
        zoomMinutes: 7,
        groupByFacility: 'both',
        showCancelled: 'some',
        waitingAlertMinutes: 16,
        undoSeconds: 3,
        desksSharing: 0,
        lockAfterMinutes: 3,
        keepMonths: 1,
        newsSound: 'loud',
        newsOnDesktop: true,
        newsNamesPatient: 'yes',
        quietFrom: '24:00',
        quietTill: '6:30',
        keys: { next: 'F2', nonsense: 'Q', move: 'two keys' },
      },
      live: 'xx',
    });
    const read = openDeskFile(file);
    expect(read.settings()).toEqual({
      language: 'system',
      theme: 'dark',
      density: 'compact',
      zoomMinutes: 15,
      groupByFacility: false,
      showCancelled: false,
      waitingAlertMinutes: 15,
      undoSeconds: 'usual',
      desksSharing: 1,
      lockAfterMinutes: 0,
      keepMonths: 13,
      newsSound: 'off',
      newsOnDesktop: true,
      newsNamesPatient: false,
      quietFrom: '20:00',
      quietTill: '07:00',
      keys: { next: 'F2' },
    });
    expect(read.live()).toBeNull();
  });
});
