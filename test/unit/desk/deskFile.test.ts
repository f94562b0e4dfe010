import { describe, expect, test } from 'vitest';
import { openDeskFile } from '../../../main/desk/deskFile.ts';
import { paced } from '../../../main/desk/pace.ts';
import { defaultSyncSettings } from '../../../main/sync/settings.ts';

const fileOf = (content: unknown) => {
  let now = content;
  return { read: () => now, write: (next: unknown) => void (now = next) };
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
        newsSound: 'off',
        newsOnDesktop: false,
        newsNamesPatient: false,
        quietFrom: '20:00',
        quietTill: '07:00',
        keys: {},
      });
    }
  });

  test('the pace that a clinic’s technician wants is read from it, kept, and what cannot be is as usual', () => {
    const file = fileOf({
      settings: {},
      live: null,
      pace: { pollSeconds: 20, sweepShare: 7, daysBehind: 'all', weeksAhead: 4, more: true },
    });
    openDeskFile(file).changeSettings({ theme: 'dark' });
    const again = openDeskFile(file);
    expect(again.settings().theme).toBe('dark');
    expect(paced(defaultSyncSettings, again.pace())).toEqual({
      ...defaultSyncSettings,
      pollMs: 20_000,
      weeksAhead: 4,
    });
    expect(paced(defaultSyncSettings, openDeskFile(fileOf({ pace: 'fast' })).pace())).toEqual(
      defaultSyncSettings,
    );
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
