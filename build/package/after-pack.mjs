import { officialVersion } from '../bootstrap/electron-versions.mjs';
import { addonName } from './addon-name.mjs';
import { reasonsAgainstRelease, refuse } from './guard.mjs';

/**
 * electron-builder calls it when the app's folder is complete, before fuses, signature and installer.
 * @param {import('electron-builder').AfterPackContext} context
 */
export const afterPack = async (context) => {
  const electron = context.packager.info.framework.version;
  const expected = { electron, pinned: officialVersion(), addon: addonName(context) };
  refuse(await reasonsAgainstRelease(context.appOutDir, expected));
};
