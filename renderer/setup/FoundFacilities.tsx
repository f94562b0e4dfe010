import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';

/** Enough names to see that it is the right clinic. */
const shownNames = 6;

/** What the test found: the clinics by name, so that a wrong account is noticed before anything is kept. */
export function FoundFacilities({ names }: { readonly names: readonly string[] }): ReactNode {
  const t = useT();
  const more = names.length - shownNames;
  return (
    <section className="found" role="status">
      <CircleCheck className="found-icon" size={18} aria-hidden />
      <div>
        <p className="found-title">{t('setup.success', { count: names.length })}</p>
        <ul>
          {names.slice(0, shownNames).map((name, index) => (
            <li key={`${index} ${name}`}>{name}</li>
          ))}
          {more > 0 && <li>{t('setup.moreFacilities', { count: more })}</li>}
        </ul>
      </div>
    </section>
  );
}
