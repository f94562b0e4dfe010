import { app, BrowserWindow } from 'electron';
import { watchWindow } from './watch.ts';

/** The least that a start of Electron can be: one sandboxed window with a blank page. */
watchWindow({ painted: 'true' }, () => {
  app.quit();
});
void app.whenReady().then(async () => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  await window.loadURL('data:text/html,<title>empty</title>');
});
app.on('window-all-closed', () => {
  app.quit();
});
