import type { LaunchedDesk } from './launch.ts';

/** What the shell's test program leaves for tests in its main process (`fixtures/shellMain.ts`). */
export interface ShellUnderTest {
  readonly fetch: typeof globalThis.fetch;
  readonly push: (name: string, event: unknown) => void;
  readonly wakes: { readonly count: number };
}

/** What happened to the system's browser: the addresses that were handed to it instead of being opened. */
export async function interceptBrowser({ app }: LaunchedDesk): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedOutside: opened });
    shell.openExternal = (url: string) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  return () =>
    app.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside.splice(0));
}

/** How many windows there are. */
export const windowCount = ({ app }: LaunchedDesk): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
