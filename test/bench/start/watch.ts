import { app, type WebContents } from 'electron';

/**
 * Tells the process that started this one when the window shows what it is watched for: a line `at NAME MILLISECONDS` each, by the time
 * of the day, which both processes share. The page is asked in its own frame, so that a mark is later than its paint began.
 */
export function watchWindow(marks: Readonly<Record<string, string>>, then: () => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.once('dom-ready', () => {
      void tell(contents, marks).then(then);
    });
  });
}

async function tell(contents: WebContents, marks: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, condition] of Object.entries(marks)) {
    const at: unknown = await contents.executeJavaScript(whenPainted(condition));
    process.stdout.write(`at ${name} ${String(at)}\n`);
  }
}

/** The first task after the frame in which the condition holds: the frame has been made by then. */
const whenPainted = (condition: string): string => `new Promise((done) => {
  const painted = () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(Date.now());
    port2.postMessage(null);
  });
  const look = async () => { if (await (${condition})) painted(); else setTimeout(look, 5); };
  void look();
})`;
