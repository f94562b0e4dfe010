import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether what was typed is the secret; how long the answer takes tells nothing of how near it was, nor of the secret's length. */
export function isSecret(typed: string, secret: string): boolean {
  return secret !== '' && timingSafeEqual(digest(typed), digest(secret));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
