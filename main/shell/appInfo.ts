import { app } from 'electron';
import type { AppInfo } from '#shared/contract/app.ts';

/** What runs where, for the renderer and for support. Must be asked after the app is ready. */
export function readAppInfo(): AppInfo {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    systemLocale: firstLocale([...app.getPreferredSystemLanguages(), app.getLocale()]),
    platform: platformOf(process.platform),
  };
}

/** A bare POSIX system says `c`, which is no language. */
function firstLocale(tags: readonly string[]): string {
  return tags.find((tag) => /^[a-z]{2,3}(-|$)/i.test(tag)) ?? 'en';
}

function platformOf(platform: NodeJS.Platform): AppInfo['platform'] {
  return platform === 'win32' || platform === 'darwin' || platform === 'linux' ? platform : 'other';
}
