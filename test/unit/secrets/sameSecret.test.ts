import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSecret } from '../../../main/secrets/sameSecret.ts';

/* Only the whole secret is the secret; a part of it, more than it, and nothing at all are not, of whatever length. */
test('a secret is itself and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (secret, other) => {
      expect(isSecret(secret, secret)).toBe(true);
      expect(isSecret(other, secret)).toBe(other === secret);
      expect(isSecret(secret.slice(0, -1), secret)).toBe(false);
      expect(isSecret(`${secret}x`, secret)).toBe(false);
    }),
  );
});

test('where no secret is kept, nothing is it', () => {
  expect(isSecret('', '')).toBe(false);
});
