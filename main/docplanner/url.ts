/** Parts of a query; `undefined` is left out, lists are joined by commas (as the vendor's own SDK sends `with`: API.md §1). */
export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

const root = '/api/v3/integration';

/** What the token is asked from (API.md §2). */
export const tokenPath = '/oauth/v2/token';

/**
 * The address of a resource. Each segment and value is percent-encoded here and nowhere else, so exactly once.
 * @returns `null` where a segment could not stand in a path: an empty one, or dots that would climb out of it
 */
export function resourceUrl(origin: string, segments: readonly string[], query: Query = {}): string | null {
  if (!segments.every(isSegment)) return null;
  const path = segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');
  return `${origin}${root}${path}${queryText(query)}`;
}

/** Encoding cannot protect `.` and `..`: they are resolved also in their encoded form. A lone surrogate cannot be encoded. */
function isSegment(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !loneSurrogate.test(segment);
}

function queryText(query: Query): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || (typeof value === 'object' && value.length === 0)) continue;
    const text = typeof value === 'object' ? value.map(encode).join(',') : encode(String(value));
    parts.push(`${encode(name)}=${text}`);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

const loneSurrogate = /[\ud800-\udfff]/u;

const encode = (text: string): string => encodeURIComponent(text);
