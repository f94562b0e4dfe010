import type { ReactNode } from 'react';
import { useClinicNames } from '../i18n/clinicName.ts';
import { useT } from '../i18n/useT.ts';

interface Props {
  /** Keys of those that did not answer; absent: all did. */
  readonly missing: readonly string[] | undefined;
  readonly className: string;
}

/** Says that a list is not of all clinics. */
export function NotAllClinics({ missing, className }: Props): ReactNode {
  const t = useT();
  const clinics = useClinicNames(missing ?? none);
  if (missing === undefined) return null;
  return (
    <p className={className} role="status">
      {t('problem.notAllClinics', { clinics })}
    </p>
  );
}

const none: readonly string[] = [];
