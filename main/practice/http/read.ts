import { z } from 'zod';
import { done, refuse, type Outcome } from '../outcome.ts';
import { refusals } from '../refusals.ts';
import { readInstant } from '../wire/instant.ts';

/** What `with` asks for: `a,b`, `with[]=a`, or repeated (API.md §1). */
export function scopesOf(query: URLSearchParams): Set<string> {
  const scopes = new Set<string>();
  for (const [key, value] of query) {
    if (!/^with(\[\d*\])?$/.test(key)) continue;
    for (const scope of value.split(',')) if (scope.trim() !== '') scopes.add(scope.trim());
  }
  return scopes;
}

/** An id: documented as text, and sent as a number in the vendor's own examples. */
export const idSchema = z.union([z.string().min(1), z.int()]).transform(String);

/** An instant with its offset, read to epoch ms. */
export const instantSchema = z.string().transform((text, context) => {
  const at = readInstant(text);
  if (at === null) {
    context.addIssue({ code: 'custom', message: 'This value is not a valid datetime.' });
    return z.NEVER;
  }
  return at;
});

/** The body as `schema` wants it, or 400 with the fields that are wrong. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): Outcome<T> {
  const read = schema.safeParse(body);
  if (read.success) return done(read.data);
  const fields: Record<string, string[]> = {};
  for (const issue of read.error.issues) (fields[fieldName(issue.path)] ??= []).push(issue.message);
  return refuse(refusals.invalidFields(fields));
}

/** An instant of the query, epoch ms; 400 naming the parameter where it is missing or no instant. */
export function instantIn(query: URLSearchParams, name: string): Outcome<number> {
  const text = query.get(name);
  if (text === null || text === '')
    return refuse(refusals.invalidFields({ [name]: ['This value should not be blank.'] }));
  const at = readInstant(text);
  if (at === null) return refuse(refusals.invalidFields({ [name]: ['This value is not a valid datetime.'] }));
  return done(at);
}

/** As the vendor writes it: `slots[1].end`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}
