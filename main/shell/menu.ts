import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { EventOf } from '#shared/contract/contract.ts';
import { type Chord, fixedKeys } from '#shared/domain/keys.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';

export type Command = EventOf<'app.command'>;

/** Sets the menu of the app in one language; calling it again changes the language. */
export function installMenu(translate: Translator, command: (command: Command) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(translate, command, process.platform)));
}

/** Chosen by its command's name, with the key that does the same. */
type Chooser = (
  command: Command,
  label: Parameters<Translator>[0],
  key?: Chord,
) => MenuItemConstructorOptions;

const [today, previousDay, nextDay] = fixedKeys.menuDays.keys;

function template(
  translate: Translator,
  command: (command: Command) => void,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  const item: Chooser = (name, label, key) => ({
    id: name,
    label: translate(label),
    ...(key === undefined ? {} : { accelerator: key.replace('Mod+', 'CmdOrCtrl+') }),
    click: () => {
      command(name);
    },
  });
  const menus = [
    deskMenu(translate, item),
    editMenu(translate),
    viewMenu(translate, item),
    helpMenu(translate, item),
  ];
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...menus] : menus;
}

function deskMenu(translate: Translator, item: Chooser): MenuItemConstructorOptions {
  return {
    label: translate('shell.menu.desk'),
    submenu: [
      item('settings', 'shell.menu.settings', fixedKeys.menuSettings.keys[0]),
      { type: 'separator' },
      item('printDay', 'privacy.paper.print', fixedKeys.menuPrint.keys[0]),
      item('savePdf', 'privacy.paper.savePdf'),
      item('exportCsv', 'privacy.paper.exportCsv'),
      { type: 'separator' },
      // Without a key: the one that locks can be changed, and stands in the table of keys.
      item('lock', 'desk.keys.name.lock'),
      { type: 'separator' },
      { role: 'quit', label: translate('shell.menu.quit') },
    ],
  };
}

function editMenu(translate: Translator): MenuItemConstructorOptions {
  return {
    label: translate('shell.menu.edit'),
    submenu: [
      { role: 'undo', label: translate('shell.menu.undo') },
      { role: 'redo', label: translate('shell.menu.redo') },
      { type: 'separator' },
      { role: 'cut', label: translate('shell.menu.cut') },
      { role: 'copy', label: translate('shell.menu.copy') },
      { role: 'paste', label: translate('shell.menu.paste') },
      { role: 'selectAll', label: translate('shell.menu.selectAll') },
    ],
  };
}

function viewMenu(translate: Translator, item: Chooser): MenuItemConstructorOptions {
  return {
    label: translate('shell.menu.view'),
    submenu: [
      item('today', 'shell.menu.today', today),
      item('previousDay', 'shell.menu.previousDay', previousDay),
      item('nextDay', 'shell.menu.nextDay', nextDay),
      { type: 'separator' },
      { role: 'zoomIn', label: translate('shell.menu.zoomIn') },
      { role: 'zoomOut', label: translate('shell.menu.zoomOut') },
      { role: 'resetZoom', label: translate('shell.menu.zoomReset') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: translate('shell.menu.fullScreen') },
    ],
  };
}

function helpMenu(translate: Translator, item: Chooser): MenuItemConstructorOptions {
  return {
    role: 'help',
    label: translate('shell.menu.help'),
    submenu: [item('diagnostics', 'shell.menu.diagnostics'), item('about', 'shell.menu.about')],
  };
}
