import type { EventName, RequestName } from './contract.ts';

// The channel names are the only strings that both `ipcMain` and `ipcRenderer` see. Their prefix keeps the page from every other channel.
export const requestChannel = (name: RequestName): string => `frontdesk:request:${name}`;
export const eventChannel = (name: EventName): string => `frontdesk:event:${name}`;
