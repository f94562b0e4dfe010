import { checkout } from '../bootstrap/places.mjs';
import { addonName } from './addon-name.mjs';
import { reasonsInCheckout, refuse } from './guard.mjs';

/**
 * electron-builder calls it before it copies anything.
 * @param {import('electron-builder').AfterPackContext} context
 */
export const beforePack = async (context) => {
  refuse(reasonsInCheckout(checkout, addonName(context)));
};
