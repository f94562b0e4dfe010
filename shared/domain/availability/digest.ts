import type { TimedPeriod } from './timedPeriod.ts';

/** What a date's periods come to, in 16 hexadecimal digits: the same for the same offer, however its lists are ordered. */
export type PeriodsDigest = string;

/** The digest of a date's periods. To tell days apart, and no more: anybody can make two days of one digest on purpose. */
export function digest(periods: readonly TimedPeriod[]): PeriodsDigest {
  const texts = periods.map(textOf);
  return hashOf((texts.length > 1 ? texts.toSorted() : texts).join('\n'));
}

/** JSON has no line ends outside of its texts, and none within, so that texts can be told apart. */
const textOf = ({ start, end, services, insurance, providers }: TimedPeriod): string =>
  JSON.stringify([
    start,
    end,
    services
      .toSorted((a, b) => (a.addressServiceId < b.addressServiceId ? -1 : 1))
      .map(({ addressServiceId, duration }) => [addressServiceId, duration]),
    insurance,
    providers.toSorted(),
  ]);

/** FNV-1a twice, from two beginnings with two primes, and a last mixing of each (MurmurHash3’s): 64 bits together. */
export function hashOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x2f6b1d43];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995);
  }
  return hex(mixed(a)) + hex(mixed(b));
}

function mixed(hashed: number): number {
  let value = Math.imul(hashed ^ (hashed >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');
