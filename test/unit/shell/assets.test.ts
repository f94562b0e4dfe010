import { sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assetFor } from '../../../main/shell/assets.ts';
import { securityHeaders } from '../../../main/shell/contentSecurity.ts';

const root = '/opt/desk/out/renderer';

describe('a URL of our scheme', () => {
  test('is answered by the file of the renderer’s folder, with the type that it has', () => {
    expect(assetFor(root, 'app://frontdesk/index.html')).toEqual({
      file: `${root}/index.html`,
      contentType: 'text/html; charset=utf-8',
    });
    expect(assetFor(root, 'app://frontdesk/assets/index-1.js')?.contentType).toBe(
      'text/javascript; charset=utf-8',
    );
    expect(assetFor(root, 'app://frontdesk/assets/inter.woff2')?.contentType).toBe('font/woff2');
    expect(assetFor(root, 'app://frontdesk/assets/a%20b.css?v=1')?.file).toBe(`${root}/assets/a b.css`);
  });

  test.each([
    'app://frontdesk/%2e%2e%2f%2e%2e%2fmain/main.js',
    'app://frontdesk/..%2f..%2fpackage.json',
    'app://frontdesk/assets/..%2f..%2f..%2fkey.json',
    'app://frontdesk/..%5c..%5cmain.js',
    'app://frontdesk/index.html%00.js',
    'app://frontdesk/%zz.js',
    'app://frontdesk/',
    'app://frontdesk/desk.db',
    'app://frontdesk/assets',
    'app://other/index.html',
    'https://frontdesk/index.html',
  ])('is not answered: %s', (url) => {
    expect(assetFor(root, url)).toBeNull();
  });

  test('never leads out of the folder, however it is written', () => {
    const piece = fc.constantFrom(
      '..',
      '%2e%2e',
      '.',
      '%2f',
      '/',
      '\\',
      '%5c',
      'a',
      'main',
      '.js',
      '%00',
      '//',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const asset = assetFor(root, `app://frontdesk/${pieces.join('')}.js`);
        expect(asset === null || asset.file.startsWith(root + sep)).toBe(true);
      }),
    );
  });
});

describe('the headers of every answer', () => {
  const policy = securityHeaders['Content-Security-Policy'] ?? '';

  test('allow nothing that is not named, and no network, generated code, frame or form', () => {
    expect(policy.startsWith("default-src 'none'")).toBe(true);
    expect(policy).not.toContain('connect-src');
    expect(policy).not.toMatch(/unsafe|https?:|\*|blob:|wss?:/);
    for (const directive of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(policy).toContain(`${directive} 'none'`);
  });

  test('forbid guessing a file’s type', () => {
    expect(securityHeaders['X-Content-Type-Options']).toBe('nosniff');
  });
});
