/**
 * Where something was thrown: the three innermost calls as `name (file:line:column)`, for the log.
 * The message is left out, since it may hold data, and so are folders, since they name the user.
 */
export function placesOf(thrown: unknown): string | null {
  if (!(thrown instanceof Error) || thrown.stack === undefined) return null;
  const calls = thrown.stack.split('\n').filter((line) => /^\s+at /.test(line));
  return calls
    .slice(0, 3)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replaceAll(/(?:file:\/\/)?[^\s()]*[\\/]/g, ''),
    )
    .join(' < ');
}
