import { describe, expect, test } from 'vitest';
import { marketplaceLocales, marketplaces } from '#shared/domain/marketplace.ts';
import { isAllowedLink } from '../../../main/shell/links.ts';

describe('a link may leave the desk', () => {
  test('to the site of every marketplace and to the vendor’s documentation', () => {
    for (const locale of marketplaceLocales)
      expect(isAllowedLink(`https://www.${marketplaces[locale].domain}/somebody`)).toBe(true);
    expect(isAllowedLink('https://integrations.docplanner.com/docs/')).toBe(true);
  });

  test.each([
    'http://www.znanylekarz.pl/',
    'https://znanylekarz.pl.evil.example/',
    'https://evil.example/?www.znanylekarz.pl',
    'https://user:secret@www.znanylekarz.pl/',
    'https://www.znanylekarz.pl:8443/',
    'file:///etc/passwd',
    'smb://server/share',
    'ms-settings:network',
    'mailto:somebody@example.com',
    'javascript:alert(1)',
    'nonsense',
  ])('never to %s', (url) => {
    expect(isAllowedLink(url)).toBe(false);
  });
});
