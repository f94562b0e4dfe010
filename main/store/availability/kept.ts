import type { z } from 'zod';

/** What a file has of a kind. Rows that nobody can read are told and stay in the file: each is a part of somebody's hours. */
export interface Kept<T> {
  readonly items: readonly T[];
  /** Rows that are damaged. Hours that depend on them are not known, and must not be published. */
  readonly damaged: readonly string[];
}

/** A JSON text by a schema; `null` where it is damaged or larger than anything that was ever written. */
export function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A calendar's plans of ten years are a tenth of it. Characters. */
const longestRemembered = 300_000;

/** Reads as `parsed` does, and what it has read before at once: a schema takes longer than all else. What it answers is never changed. */
export function rememberedParse<T>(schema: z.ZodType<T>, most: number): (text: string) => T | null {
  const known = new Map<string, T | null>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    // A full one begins anew, which costs no more than its first time.
    if (known.size >= most) known.clear();
    const value = parsed(schema, text);
    if (text.length <= longestRemembered) known.set(text, value);
    return value;
  };
}
