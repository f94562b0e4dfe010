import type { LogFields } from '#shared/ports.ts';

/** The longest text that a field may hold: facts are short, bodies and lists of names are not. */
const longest = 200;
const removed = '[removed]';

/** Fields that are never written, whatever they hold: people, and what opens doors. */
const forbidden =
  /^(name|surname|patient|email|phone|nin|comment|description|birthDate|secret|token|authorization|password|cookie|body|raw|url)$/i;

/** What looks like a person's or a secret, wherever it stands. */
const patterns: readonly RegExp[] = [
  /[^\s@<>"']+@[^\s@<>"']+\.[a-z]{2,}/gi,
  /\b(?:bearer|basic)\s+[\w.~+/=-]+/gi,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /\b[0-9a-f]{32,}\b/gi,
  // A phone number: nine digits and more, with the usual marks between them, or any number after a plus.
  /\+\d[\d\s().-]{5,}\d/g,
  /\b\d(?:[\s().-]?\d){8,}\b/g,
];

/**
 * The last guard before a fact is written: callers send ids, counts, kinds and durations only (`Log`), and this removes
 * what should not have been there. Numbers pass; text is searched and cut.
 */
export function redact(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      typeof value === 'string' ? clean(key, value) : value,
    ]),
  );
}

function clean(key: string, text: string): string {
  if (forbidden.test(key)) return removed;
  // The vendor's ids are long numbers, and what a support call asks for first.
  if (/(^id|Id)$/.test(key) && /^[\w-]{1,40}$/.test(text)) return text;
  const found = patterns.reduce((left, pattern) => left.replaceAll(pattern, removed), text);
  return found.length > longest ? `${found.slice(0, longest)}…` : found;
}
