import { contextBridge, ipcRenderer } from 'electron';
import { z } from 'zod';
import { eventChannel, requestChannel } from '#shared/contract/contract.ts';
import { makeTextDoor } from './makeTextDoor.ts';

// The page's policy allows no generated code, and zod would try.
z.config({ jitless: true });

/** The renderer's end of the door, and the only thing that it gets from this side. */
contextBridge.exposeInMainWorld(
  'frontdeskText',
  makeTextDoor({
    invoke: (name, request) => ipcRenderer.invoke(requestChannel(name), request) as Promise<unknown>,
    listen: (name, listener) => {
      const heard = (_event: unknown, event: unknown): void => {
        listener(event);
      };
      ipcRenderer.on(eventChannel(name), heard);
      return () => {
        ipcRenderer.off(eventChannel(name), heard);
      };
    },
  }),
);
