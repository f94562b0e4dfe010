import { describe, expect, test } from 'vitest';
import { isOwnPage, isTrusted, startPage } from '../../../main/shell/origin.ts';

describe('a page is our own', () => {
  test('only by our scheme and host', () => {
    expect(isOwnPage(startPage)).toBe(true);
    expect(isOwnPage('app://frontdesk/assets/index.js?x#y')).toBe(true);
  });

  test.each([
    'https://frontdesk/index.html',
    'app://other/index.html',
    'app://frontdesk.evil/index.html',
    'app://frontdesk:80/index.html',
    'app://user@frontdesk/index.html',
    'app://:secret@frontdesk/index.html',
    'file:///frontdesk/index.html',
    'data:text/html,app://frontdesk/',
    'about:blank',
    'javascript:alert(1)',
    'not a url',
    '',
  ])('never %s', (url) => {
    expect(isOwnPage(url)).toBe(false);
  });
});

describe('a sender is answered', () => {
  const ours = { url: startPage, isMainFrame: true, isOwnWindow: true };

  test('only as the main frame of our own window on our own page', () => {
    expect(isTrusted(ours)).toBe(true);
    expect(isTrusted({ ...ours, isMainFrame: false })).toBe(false);
    expect(isTrusted({ ...ours, isOwnWindow: false })).toBe(false);
    expect(isTrusted({ ...ours, url: 'https://www.znanylekarz.pl/' })).toBe(false);
  });

  test('not when its frame is gone already', () => {
    expect(isTrusted({ ...ours, url: null })).toBe(false);
  });
});
