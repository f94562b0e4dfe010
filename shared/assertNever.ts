/** Marks a case that the compiler has proved impossible; reached only by a bug or by unparsed input. */
export function assertNever(value: never): never {
  throw new Error(`A case was forgotten: ${JSON.stringify(value)}`);
}
