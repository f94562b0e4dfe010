import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { eventChannel, requestChannel } from '#shared/contract/channels.ts';
import { events, requests } from '#shared/contract/contract.ts';
import type { EventName, EventOf, RequestName } from '#shared/contract/contract.ts';
import type { Handlers, Push } from '#shared/contract/door.ts';
import type { Log } from '#shared/ports.ts';
import { answer } from './answer.ts';
import { isTrusted } from './origin.ts';

/** Main's end of the door: the only file that speaks to the renderer. */
export interface MainDoor {
  readonly push: Push;
  /** From now on requests are answered by these, and events are sent; before, requests wait, and there are no events. */
  open(handlers: Handlers): void;
}

/**
 * Registers every request of the contract and checks who asks: only the main frame of the desk's own window, showing our
 * own page, gets an answer. Others are refused without a word about why.
 */
export function installDoor(window: () => BrowserWindow | null, log: Log): MainDoor {
  let isOpen = false;
  let open: (handlers: Handlers) => void = () => undefined;
  const opened = new Promise<Handlers>((resolve) => {
    open = resolve;
  });
  for (const name of Object.keys(requests) as RequestName[]) {
    ipcMain.handle(requestChannel(name), async (event, request: unknown) => {
      if (!isTrusted(senderOf(event, window()))) {
        log.warn('door.refused', { request: name });
        throw new Error('Refused.');
      }
      // As text: see `TextDoor`.
      return JSON.stringify(await answer(name, await opened, request, log));
    });
  }
  return {
    open: (handlers) => {
      isOpen = true;
      open(handlers);
    },
    push: (name, event) => {
      // Who has been told nothing yet hears it as the answer to its first question.
      if (isOpen) push(window(), name, event, log);
    },
  };
}

function senderOf(event: IpcMainInvokeEvent, window: BrowserWindow | null) {
  const frame = event.senderFrame;
  return {
    url: frame?.url ?? null,
    isMainFrame: frame !== null && frame === event.sender.mainFrame,
    isOwnWindow: window !== null && !window.isDestroyed() && event.sender === window.webContents,
  };
}

function push<N extends EventName>(window: BrowserWindow | null, name: N, event: EventOf<N>, log: Log): void {
  const checked = events[name].safeParse(event);
  if (!checked.success) {
    log.error('door.wrongEvent', { event: name, where: checked.error.issues[0]?.path.join('.') ?? '' });
    return;
  }
  if (window === null || window.isDestroyed()) return;
  window.webContents.send(eventChannel(name), checked.data);
}
