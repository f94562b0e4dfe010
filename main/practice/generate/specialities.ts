import type { Speciality } from './locales/pack.ts';

/** A service of a speciality; its name is in the locale's pack, at the same place. */
export interface ServiceShape {
  /** Minutes. */
  readonly duration: number;
  readonly euros: number;
  readonly diagnostic?: boolean;
}

/** Who comes to a speciality. Ages in years. */
export interface Clientele {
  readonly ages: readonly [number, number];
  readonly womenShare: number;
}

type Shapes = readonly [ServiceShape, ServiceShape, ServiceShape, ServiceShape];

/** Durations differ so that the vendor's grids (their greatest common divisor) come to 10, 20 and 30 minutes. */
export const serviceShapes: Readonly<Record<Speciality, Shapes>> = {
  gp: [
    { duration: 20, euros: 40 },
    { duration: 20, euros: 30 },
    { duration: 40, euros: 75 },
    { duration: 20, euros: 25 },
  ],
  dentist: [
    { duration: 30, euros: 45 },
    { duration: 60, euros: 80 },
    { duration: 60, euros: 70 },
    { duration: 60, euros: 240 },
  ],
  psychologist: [
    { duration: 60, euros: 60 },
    { duration: 60, euros: 65 },
    { duration: 60, euros: 90 },
    { duration: 30, euros: 35 },
  ],
  dermatologist: [
    { duration: 20, euros: 60 },
    { duration: 20, euros: 55.5 },
    { duration: 40, euros: 130 },
    { duration: 20, euros: 45 },
  ],
  cardiologist: [
    { duration: 30, euros: 75 },
    { duration: 30, euros: 85, diagnostic: true },
    { duration: 60, euros: 110, diagnostic: true },
    { duration: 30, euros: 60, diagnostic: true },
  ],
  gynaecologist: [
    { duration: 30, euros: 65 },
    { duration: 30, euros: 70 },
    { duration: 30, euros: 60, diagnostic: true },
    { duration: 60, euros: 95 },
  ],
  physiotherapist: [
    { duration: 40, euros: 40 },
    { duration: 60, euros: 50 },
    { duration: 40, euros: 45 },
    { duration: 20, euros: 20 },
  ],
  paediatrician: [
    { duration: 20, euros: 50 },
    { duration: 30, euros: 55 },
    { duration: 20, euros: 35 },
    { duration: 40, euros: 70 },
  ],
  orthopaedist: [
    { duration: 20, euros: 65 },
    { duration: 20, euros: 50 },
    { duration: 20, euros: 90 },
    { duration: 40, euros: 80, diagnostic: true },
  ],
  ophthalmologist: [
    { duration: 30, euros: 60 },
    { duration: 20, euros: 40 },
    { duration: 30, euros: 50, diagnostic: true },
    { duration: 40, euros: 75, diagnostic: true },
  ],
};

const adults: Clientele = { ages: [18, 88], womenShare: 0.55 };

/** Whom a doctor of a speciality sees. */
export function clienteleOf(speciality: Speciality): Clientele {
  switch (speciality) {
    case 'paediatrician':
      return { ages: [0, 17], womenShare: 0.5 };
    case 'gynaecologist':
      return { ages: [16, 70], womenShare: 1 };
    case 'cardiologist':
      return { ages: [35, 92], womenShare: 0.45 };
    case 'gp':
    case 'dentist':
    case 'psychologist':
    case 'dermatologist':
    case 'physiotherapist':
    case 'orthopaedist':
    case 'ophthalmologist':
      return adults;
  }
}
