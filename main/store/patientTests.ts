import { type PatientQuery, waysToWrite, wholeEndsOf } from '#shared/domain/patientQuery.ts';
import type { SqlValue } from './sqlite.ts';

/** Conditions of SQL, and what they are asked with. */
export interface SqlTests {
  /** Joined by AND. */
  readonly tests: string;
  readonly values: readonly SqlValue[];
}

/** The columns that are looked into. */
interface PatientColumns {
  readonly name: string;
  readonly phone: string;
  readonly birthDate: string;
}

/**
 * What is looked for, as conditions on an index row: the rule of `isLookedFor`.
 * @param areMixed some names are as an older rule made them: plain words, each with a space in front
 */
export function patientTests(query: PatientQuery, areMixed: boolean, columns: PatientColumns): SqlTests {
  const tests: string[] = [];
  const values: SqlValue[] = [];
  const ways = waysOf(query, areMixed);
  const hasName = `instr(${columns.name}, ?) > 0`;
  const [[first] = []] = ways;
  if (first !== undefined) {
    // All ways begin like this; of most rows nothing else is looked at.
    const beginning = ways.length > 1 && !areMixed ? [first] : [];
    tests.push(
      ...beginning.map(() => hasName),
      anyOf(ways.map((forms) => forms.map(() => hasName).join(' AND '))),
    );
    values.push(...beginning, ...ways.flat());
  }
  const { digits, otherDigits, birthDate } = query;
  if (digits !== '') {
    const all = [digits, ...otherDigits];
    // What holds another of them finds nothing more.
    const parts = all.filter((part) => !all.some((other) => other !== part && part.includes(other)));
    const ends = wholeEndsOf(digits);
    tests.push(
      anyOf([
        ...parts.map(() => `instr(${columns.phone}, ?) > 0`),
        ...(ends.length === 0 ? [] : [`${columns.phone} IN (${ends.map(() => '?').join(', ')})`]),
        ...(birthDate === null ? [] : [`${columns.birthDate} = ?`]),
      ]),
    );
    values.push(...parts, ...ends, ...(birthDate === null ? [] : [birthDate]));
  }
  return { tests: tests.join(' AND '), values };
}

/**
 * Of each way to write the name the longest word, as a condition on words: whoever is looked for has at least one of them.
 * `null` where no words are looked for.
 */
export function wordTests(query: PatientQuery, areMixed: boolean): SqlTests | null {
  const longest = waysOf(query, areMixed).map((forms) =>
    forms.reduce((a, b) => (b.length > a.length ? b : a), ''),
  );
  if (longest.length === 0) return null;
  const tests: string[] = [];
  const values: SqlValue[] = [];
  for (const form of new Set(longest)) {
    const word = form.trim();
    if (form.endsWith(' ')) {
      tests.push('word = ?');
      values.push(word);
    } else {
      tests.push('(word >= ? AND word < ?)');
      values.push(word, `${word}${afterAllLetters}`);
    }
  }
  return { tests: tests.join(' OR '), values };
}

/** No letter's bytes come after it. */
const afterAllLetters = '\u{10FFFF}';

function waysOf(query: PatientQuery, areMixed: boolean): readonly (readonly string[])[] {
  const names = waysToWrite(query);
  return areMixed && names.length > 0 ? [...names, query.words.map((word) => ` ${word}`)] : names;
}

const anyOf = (tests: readonly string[]): string => `(${tests.join(' OR ')})`;
