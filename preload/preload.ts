import { contextBridge, ipcRenderer } from 'electron';
import { eventChannel, requestChannel } from '#shared/contract/channels.ts';
import { makeTextDoor } from './makeTextDoor.ts';

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
