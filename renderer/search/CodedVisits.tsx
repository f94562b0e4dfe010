import type { ReactNode } from 'react';
import type { CodedVisits } from '#shared/contract/search.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useMinute } from '../state/now.ts';
import { FoundOption, type OptionProps } from './FoundOption.tsx';

interface Props extends OptionProps {
  readonly coded: readonly CodedVisits[];
}

/** What bears the code that was typed, with its next visits, above the patients: a whole code is seldom anybody's name. */
export function Coded({ coded, ...props }: Props): ReactNode {
  let first = 0;
  return coded.map((entry) => {
    const from = first;
    first += entry.visits.length;
    return <CodedGroup {...props} key={`${entry.kind} ${entry.name}`} one={entry} first={from} />;
  });
}

interface GroupProps extends OptionProps {
  readonly one: CodedVisits;
  /** Index of its first visit among all options. */
  readonly first: number;
}

function CodedGroup({ one, first, ...props }: GroupProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const now = useMinute();
  const { kind, code, name, visits } = one;
  const headId = `${props.id}-code-${kind}-${first}`;
  return (
    <div className="find-patient" role="group" aria-labelledby={headId}>
      <div className="find-head" id={headId} role="presentation">
        <span className="find-who" title={name}>
          {name === '' ? t(`mapping.one.${kind}`) : name}
        </span>
        <span className="find-born tabular">
          {' '}
          {t(`mapping.one.${kind}`)} · {code}
        </span>
      </div>
      {visits.length === 0 && <p className="find-note">{t('desk.search.codeNoVisits')}</p>}
      {visits.map((visit, index) => (
        <FoundOption
          {...props}
          key={visit.id}
          visit={visit}
          index={first + index}
          formats={formats}
          now={now}
          names="patient"
        />
      ))}
    </div>
  );
}
