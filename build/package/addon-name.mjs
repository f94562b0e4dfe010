import { Arch } from 'electron-builder';

/**
 * The name of SQLite's prebuilt addon for the system that is being packaged.
 * @param {{ electronPlatformName: string, arch: Arch }} context
 */
export const addonName = ({ electronPlatformName, arch }) => `${electronPlatformName}-${Arch[arch]}.node`;
