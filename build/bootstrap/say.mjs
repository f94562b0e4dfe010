/** Set-up talks on stderr: stdout belongs to the job that follows (its last line may be read by a machine). */
const out = process.stderr;

/** How often a running step says how far it is (ms): often where the line can be rewritten, seldom in a log. */
const liveEvery = 500;
const logEvery = 15_000;

/** @param {string} line */
export const say = (line) => {
  out.write(`${line}\n`);
};

/** @param {number} ms */
export const elapsed = (ms) => {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/**
 * Runs a piece of work while saying what it is and how long it has taken.
 * @template T
 * @param {string} title what is being done
 * @param {(report: (detail: string) => void) => Promise<T>} work may report how far it is (`41%`)
 * @returns {Promise<T>}
 */
export const during = async (title, work) => {
  const begun = Date.now();
  const live = out.isTTY && process.env['CI'] === undefined;
  let detail = '';
  const line = () => `${title}${detail === '' ? '' : `: ${detail}`} (${elapsed(Date.now() - begun)})`;
  const show = () => out.write(live ? `\r\x1b[K  ${line()}` : `  … ${line()}\n`);
  if (!live) say(`  ${title} …`);
  const timer = setInterval(show, live ? liveEvery : logEvery);
  try {
    const result = await work((report) => {
      detail = report;
    });
    const end = hasFailed(result) ? 'failed after' : 'done in';
    out.write(`${live ? '\r\x1b[K' : ''}  ${title}: ${end} ${elapsed(Date.now() - begun)}\n`);
    return result;
  } catch (error) {
    if (live) out.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
};

/**
 * The result of a command tells by its exit code whether it did what it was for.
 * @param {unknown} result
 */
const hasFailed = (result) =>
  typeof result === 'object' && result !== null && 'code' in result && result.code !== 0;
