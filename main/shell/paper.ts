import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog, type WebContents } from 'electron';
import type { Log } from '#shared/ports.ts';
import type { Leaving, Paper } from '../desk/ports.ts';
import { openPage, type PageSession } from './pageSession.ts';
import { saveFile } from './saveFile.ts';

/** Prints and saves what the desk has made ready. Pages are drawn in a window that nobody sees, without scripts and network. */
export function createPaper(window: () => BrowserWindow | null, pages: () => PageSession, log: Log): Paper {
  const choose = async (name: string, extension: string): Promise<string | null> => {
    const options = {
      defaultPath: join(app.getPath('documents'), name),
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    };
    const parent = window();
    const { canceled, filePath } =
      parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options);
    return canceled || filePath === '' ? null : filePath;
  };
  return {
    print: (html) => withPage(pages(), html, (contents) => print(contents, log)),
    async savePdf(html, name) {
      const path = await choose(name, 'pdf');
      if (path === null) return 'canceled';
      return withPage(pages(), html, async (contents) => {
        const pdf = await contents.printToPDF({ printBackground: true, preferCSSPageSize: true });
        return saveFile(path, pdf, log);
      });
    },
    async saveText(text, name) {
      const path = await choose(name, name.endsWith('.json') ? 'json' : 'csv');
      return path === null ? 'canceled' : saveFile(path, text, log);
    },
  };
}

/** Draws a page, does something with it, and forgets it. */
async function withPage(
  session: PageSession,
  html: string,
  work: (contents: WebContents) => Promise<Leaving>,
): Promise<Leaving> {
  const { window, close } = await openPage(session, html);
  try {
    return await work(window.webContents);
  } finally {
    close();
  }
}

async function print(contents: WebContents, log: Log): Promise<Leaving> {
  const printers = await contents.getPrintersAsync().catch(() => []);
  if (printers.length === 0) return 'noPrinter';
  return new Promise((resolve) => {
    contents.print({ printBackground: true }, (done, reason) => {
      if (!done) log.warn('print.failed', { reason });
      // Chromium says so in English, in whatever language the dialog was.
      resolve(done ? 'done' : /cancel/i.test(reason) ? 'canceled' : 'notPrinted');
    });
  });
}
