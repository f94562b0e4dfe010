import { writeOwn } from './whole.ts';

/** A small file that is written behind: nobody waits for the disk, or for another program that holds the file. */
export interface BehindFile {
  /** Of several that come while the file is being written, the last wins. */
  write(content: string): void;
  /** Resolves when nothing is being written any more; never rejects. */
  settled(): Promise<void>;
}

/** @param failed called where the file could not be written; the next write, or the end, tries again */
export function createBehindFile(
  path: string,
  failed: () => void,
  write: (path: string, content: string) => Promise<void> = writeOwn,
): BehindFile {
  let wanted: string | null = null;
  let writing: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (wanted !== null) {
      const content = wanted;
      try {
        await write(path, content);
        if (wanted === content) wanted = null;
      } catch {
        failed();
        // A newer one may fit; the same is left for the next time.
        if (wanted === content) break;
      }
    }
    // In the same breath as the last look, or what comes in between would wait for the next one.
    writing = null;
  }

  function start(): Promise<void> {
    writing ??= run();
    return writing;
  }

  return {
    write(content) {
      wanted = content;
      void start();
    },
    settled: () => (wanted === null && writing === null ? Promise.resolve() : start()),
  };
}
