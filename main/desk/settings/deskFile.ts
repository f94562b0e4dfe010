import { z } from 'zod';
import { type ClinicKey, firstClinic } from '#shared/domain/clinicKey.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { readPace, type ReadPace } from '../pace.ts';
import type { Profile, SettingsFile } from '../ports.ts';
import { clinicKey, marketplaceLocale } from '#shared/contract/scalars.ts';
import type { Settings } from '#shared/contract/settings.ts';
import { defaultSettings } from '#shared/contract/defaultSettings.ts';
import { readSettings } from './readSettings.ts';

/** What this installation remembers before any store is open: how it looks, and which clinics' data to open. */
export interface DeskFile {
  settings(): Settings;
  /** What is wanted otherwise than usual, by whoever looks after the computers. */
  pace(): ReadPace;
  changeSettings(change: Partial<Settings>): Settings;
  /** The marketplace of the first clinic. */
  live(): MarketplaceLocale | null;
  setLive(locale: MarketplaceLocale): void;
  /** The clinics beside the first, in the order in which they came. */
  further(): readonly FurtherClinic[];
  /** Adds one, or puts it in the place of the one with its key. */
  setFurther(clinic: FurtherClinic): void;
  /** Resolves when nothing of it is being written any more. */
  settled(): Promise<void>;
}

/** A clinic beside the desk's first. */
export interface FurtherClinic {
  readonly key: ClinicKey;
  readonly profile: FurtherProfile;
  readonly locale: MarketplaceLocale;
  readonly clientId: string;
}
/** Of a clinic whose data outlast the desk. */
export type FurtherProfile = Exclude<Profile, { kind: 'practice' }>;

const furtherClinic = z.object({
  key: clinicKey.refine((key) => key !== firstClinic),
  locale: marketplaceLocale,
  clientId: z.string(),
  /** Of a practice clinic elsewhere on this machine; `null`: it is live. */
  practicePort: z.number().int().nullable(),
});
type KeptClinic = z.infer<typeof furtherClinic>;

/** One by one: what a later version wrote of one clinic does not take the others along. */
const readableClinics = (kept: readonly unknown[]): KeptClinic[] =>
  kept.flatMap((item) => furtherClinic.safeParse(item).data ?? []);

const profileOf = ({ key, locale, practicePort: port }: KeptClinic): FurtherProfile =>
  port === null ? { kind: 'live', locale, clinic: key } : { kind: 'practicePort', port, clinic: key };

const keptOf = ({ key, profile, locale, clientId }: FurtherClinic): KeptClinic => ({
  key,
  locale,
  clientId,
  practicePort: profile.kind === 'live' ? null : profile.port,
});

const content = z.object({
  settings: z.unknown().transform(readSettings),
  live: marketplaceLocale.nullable().catch(null),
  /** Absent while the desk has no clinic but the first. */
  clinics: z.array(z.unknown()).transform(readableClinics).catch([]).optional(),
  /** As it was written: what cannot be read of it is not for this program to throw away. */
  pace: z.unknown().optional(),
});
type Content = z.infer<typeof content>;

export function openDeskFile(file: SettingsFile): DeskFile {
  const parsed = content.safeParse(file.read());
  let now: Content = parsed.success ? parsed.data : { settings: defaultSettings, live: null };
  const become = (next: Content): void => {
    now = next;
    file.write(next);
  };
  return {
    settings: () => now.settings,
    pace: () => readPace(now.pace),
    changeSettings(change) {
      become({ ...now, settings: { ...now.settings, ...change } });
      return now.settings;
    },
    live: () => now.live,
    setLive: (locale) => become({ ...now, live: locale }),
    further: () => (now.clinics ?? []).map((kept) => ({ ...kept, profile: profileOf(kept) })),
    setFurther: (clinic) =>
      become({
        ...now,
        clinics: [...(now.clinics ?? []).filter(({ key }) => key !== clinic.key), keptOf(clinic)],
      }),
    settled: () => file.settled(),
  };
}
