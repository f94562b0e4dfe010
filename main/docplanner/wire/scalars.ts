import { fromWireTime } from '#shared/time/wire.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { other, type Other } from '#shared/domain/unknown.ts';

/**
 * How single values of the vendor's are read: numbers for texts, texts for numbers, `"null"` and `"null,"` for nothing
 * (API.md §12). Each returns `null` for what it cannot read, and never throws.
 */

/** A code, id or date as text; the vendor's texts for nothing, and empty ones, are nothing. */
export function readCode(raw: unknown): string | null {
  const text = readText(raw)?.trim() ?? '';
  return text === '' || /^null,?$/.test(text) ? null : text;
}

/** What people wrote. Kept as it is, also where somebody is called Null. */
export function readText(raw: unknown): string | null {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : null;
}

export function readNumber(raw: unknown): number | null {
  const text = readCode(raw);
  if (text === null || !/^-?\d{1,15}([.,]\d+)?$/.test(text)) return null;
  return Number(text.replace(',', '.'));
}

/** Whole minutes greater than none. */
export function readMinutes(raw: unknown): number | null {
  const minutes = readNumber(raw);
  return minutes !== null && Number.isInteger(minutes) && minutes > 0 && minutes <= 100_000 ? minutes : null;
}

export function readFlag(raw: unknown): boolean | null {
  if (typeof raw === 'boolean') return raw;
  const text = readCode(raw)?.toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}

export function readInstant(raw: unknown): EpochMs | null {
  const text = typeof raw === 'string' ? readCode(raw) : null;
  return text === null ? null : fromWireTime(text);
}

/** `YYYY-MM-DD`, also where a time of day follows. */
export function readDate(raw: unknown): string | null {
  return /^(\d{4}-\d{2}-\d{2})([T ]|$)/.exec(readCode(raw) ?? '')?.[1] ?? null;
}

/** One of the values that this version knows, in either case of letters; any other is kept as it was said. */
export function readKnown<K extends string>(raw: unknown, known: readonly K[]): K | Other | null {
  const text = readCode(raw);
  if (text === null) return null;
  return known.find((value) => value === text.toLowerCase()) ?? other(text);
}

/** One of the known values, or nothing. */
export function readOnly<K extends string>(raw: unknown, known: readonly K[]): K | null {
  const text = readCode(raw)?.toLowerCase();
  return known.find((value) => value === text) ?? null;
}
