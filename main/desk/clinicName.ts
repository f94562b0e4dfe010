import type { Profile } from './ports.ts';

/** What tells the data of a profile from others': their folder has this name, and their key a name with it. */
export function clinicName(profile: Profile): string {
  switch (profile.kind) {
    case 'live':
      return `live-${profile.locale}${ofClinic(profile.clinic)}`;
    case 'practice':
      return 'practice';
    case 'practicePort':
      return `practice-${profile.port}${ofClinic(profile.clinic)}`;
  }
}

/** Files of a desk's first clinic have the names that they had when a desk had one. */
const ofClinic = (key: string | undefined): string => (key === undefined ? '' : `-${key}`);
