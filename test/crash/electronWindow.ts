import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { requests, type RequestName, type RequestOf, type ResponseOf } from '#shared/contract/contract.ts';
import { problem } from '#shared/contract/problem.ts';
import type { Result } from '#shared/result.ts';
import type { Ask } from './answers.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** The window of a running Electron, from outside: asked by Chromium's own debugging protocol, as a person's hand would. */
export interface ElectronWindow {
  readonly ask: Ask;
  /** Closes it as a user does. */
  close(): void;
}

const targets = z.array(z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }));
const answered = z.object({
  id: z.number().int(),
  /** Absent where the protocol itself refuses, such as while the page is not there yet. */
  result: z
    .object({ result: z.object({ value: z.unknown() }), exceptionDetails: z.unknown().optional() })
    .optional(),
});

/** The desk died while it was asked. */
export class DeskGone extends Error {
  override readonly name = 'DeskGone';
}

/**
 * Waits for the page of the desk and takes hold of it.
 * @param port where Chromium listens, on this machine
 * @param isAlive false ends the waiting
 * @throws DeskGone
 */
export async function openWindow(port: number, isAlive: () => boolean): Promise<ElectronWindow> {
  for (;;) {
    if (!isAlive()) throw new DeskGone();
    const page = await findPage(port);
    if (page === null) {
      await sleep(50);
      continue;
    }
    const evaluate = await attach(page);
    while (isAlive()) {
      if (await isThere(evaluate)) return windowOf(evaluate);
      await sleep(50);
    }
  }
}

/** The document that a window has before its page has a door, too, and takes it along when the page comes. */
const isLoaded = `location.protocol === 'app:' && document.readyState === 'complete' && 'frontdesk' in window`;

async function isThere(evaluate: Evaluate): Promise<boolean> {
  try {
    return (await evaluate(isLoaded)) === true;
  } catch (thrown) {
    if (thrown instanceof DeskGone) throw thrown;
    return false;
  }
}

const windowOf = (evaluate: Evaluate): ElectronWindow => ({
  ask: through(evaluate),
  close: () => void evaluate('window.close()').catch(() => undefined),
});

async function findPage(port: number): Promise<string | null> {
  try {
    const list = targets.parse(await (await fetch(`http://127.0.0.1:${port}/json/list`)).json());
    const page = list.find(({ type, url }) => type === 'page' && url.startsWith('app://'));
    return page?.webSocketDebuggerUrl ?? null;
  } catch {
    return null;
  }
}

type Evaluate = (expression: string) => Promise<unknown>;

async function attach(url: string): Promise<Evaluate> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, { tell: (value: unknown) => void; fail: (why: Error) => void }>();
  let asked = 0;
  let open = true;
  const gone = (): void => {
    open = false;
    for (const { fail } of waiting.values()) fail(new DeskGone());
    waiting.clear();
  };
  socket.addEventListener('close', gone);
  socket.addEventListener('error', gone);
  socket.addEventListener('message', ({ data }) => {
    const message = answered.safeParse(JSON.parse(String(data)));
    if (!message.success) return;
    const { id, result } = message.data;
    const one = waiting.get(id);
    waiting.delete(id);
    if (result === undefined || result.exceptionDetails !== undefined) one?.fail(new Error(String(data)));
    else one?.tell(result.result.value);
  });
  await new Promise<void>((resolve) => {
    for (const event of ['open', 'close', 'error']) socket.addEventListener(event, () => resolve());
  });
  return (expression) =>
    new Promise((tell, fail) => {
      if (!open) {
        fail(new DeskGone());
        return;
      }
      waiting.set((asked += 1), { tell, fail });
      const params = { expression, awaitPromise: true, returnByValue: true };
      socket.send(JSON.stringify({ id: asked, method: 'Runtime.evaluate', params }));
    });
}

/** What comes back through the door: the value, or why not. */
const reply = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: problem }),
  ]);

/** The desk's own door, opened from within its page; what comes out is held to the contract once more. */
function through(evaluate: Evaluate): Ask {
  return async <N extends RequestName>(name: N, request: RequestOf<N>) => {
    const call = `window.frontdesk.ask(${JSON.stringify(name)}, ${JSON.stringify(request)})`;
    return reply(requests[name].response).parse(await evaluate(call)) as Result<ResponseOf<N>, Problem>;
  };
}
