import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);
/** A PIN has few digits: what slows down trying them all is the cost of each try (OWASP's figure for scrypt, 2024). */
const cost = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 2 ** 20 };
const saltBytes = 16;
const hashBytes = 32;

/** What is kept of a PIN: `salt:hash` in hex. Nobody can read the PIN from it, and the same PIN is never kept the same way twice. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  return `${salt.toString('hex')}:${(await derive(pin, salt, hashBytes, cost)).toString('hex')}`;
}

/** Whether a PIN is the one that was kept. */
export async function isPin(pin: string, kept: string): Promise<boolean> {
  const [salt = '', hash = ''] = kept.split(':').map((part) => Buffer.from(part, 'hex'));
  if (typeof salt === 'string' || typeof hash === 'string' || hash.length !== hashBytes) return false;
  return timingSafeEqual(await derive(pin, salt, hashBytes, cost), hash);
}
