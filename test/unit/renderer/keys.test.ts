import { describe, expect, it } from 'vitest';
import { commandOfKey } from '../../../renderer/app/useShortcuts.ts';

/* Keys of the frame never take what somebody types, and never what the system or the menu does with Ctrl, Cmd or Shift. */
const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

describe('the keys of the frame', () => {
  it('are T for today and Alt with the arrows for the days beside', () => {
    expect(commandOfKey({ ...plain, key: 't' }, false)).toBe('today');
    expect(commandOfKey({ ...plain, key: 'T' }, false)).toBe('today');
    expect(commandOfKey({ ...plain, key: 'ArrowLeft', altKey: true }, false)).toBe('previousDay');
    expect(commandOfKey({ ...plain, key: 'ArrowRight', altKey: true }, false)).toBe('nextDay');
  });

  it('leave the bare arrows to the board', () => {
    expect(commandOfKey({ ...plain, key: 'ArrowLeft' }, false)).toBeNull();
    expect(commandOfKey({ ...plain, key: 'ArrowRight' }, false)).toBeNull();
  });

  it.each(['ctrlKey', 'metaKey', 'shiftKey'] as const)('do nothing together with %s', (modifier) => {
    expect(commandOfKey({ ...plain, key: 't', [modifier]: true }, false)).toBeNull();
    expect(commandOfKey({ ...plain, key: 'ArrowLeft', altKey: true, [modifier]: true }, false)).toBeNull();
  });

  it('do nothing while somebody types, and Alt+T is not theirs', () => {
    expect(commandOfKey({ ...plain, key: 't' }, true)).toBeNull();
    expect(commandOfKey({ ...plain, key: 'ArrowLeft', altKey: true }, true)).toBeNull();
    expect(commandOfKey({ ...plain, key: 't', altKey: true }, false)).toBeNull();
  });
});
