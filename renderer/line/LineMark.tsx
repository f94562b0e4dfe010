import { CloudOff, Hourglass, KeyRound, Plug, RefreshCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { marketplaces } from '#shared/domain/marketplace.ts';
import { countryName } from '../i18n/countries.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useLanguage, useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { lookNow } from '../state/requests.ts';
import { Button } from '../ui/Button.tsx';
import { isRefused } from '../setup/isRefused.ts';
import { RefusedNote } from '../setup/RefusedNote.tsx';
import { clinicName } from '../i18n/clinicName.ts';
import { lineWords } from './lineWords.ts';
import { Pop } from '../ui/Pop.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import type { Problem } from '#shared/domain/problem.ts';
import type { LineState } from '#shared/domain/lineState.ts';

/** How the desk stands with the vendor, in a few words; the rest opens from it. */
export function LineMark(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const line = useDesk((desk) => desk.line);
  const [isOpen, setOpen] = useState(false);
  const words = lineWords(line, t, formats, today);
  const face = (
    <span
      className="line tabular"
      data-line={line.kind}
      data-tone={isRefused(line) ? 'act' : 'wait'}
      data-short={line.kind === 'inStep' ? formats.timeWithSeconds(line.asOf) : undefined}
      title={words}
    >
      {isRefused(line) ? <KeyRound size={16} aria-hidden /> : <LineIcon kind={line.kind} />}
      <span className="line-words">{words}</span>
    </span>
  );
  return (
    <Pop label={t('app.line.label')} face={face} faceIsLabel open={isOpen} onOpenChange={setOpen}>
      <LineDetails line={line} onLeave={() => setOpen(false)} />
    </Pop>
  );
}

function LineIcon({ kind }: { readonly kind: LineState['kind'] }): ReactNode {
  switch (kind) {
    case 'notConnected':
    case 'connecting':
      return <Plug size={16} aria-hidden />;
    case 'inStep':
      return <span className="line-dot" aria-hidden />;
    case 'offline':
      return <CloudOff size={16} aria-hidden />;
    case 'paused':
      return <Hourglass size={16} aria-hidden />;
  }
}

interface DetailsProps {
  readonly line: LineState;
  /** Something opens that these details would lie over. */
  readonly onLeave: () => void;
}

function LineDetails({ line, onLeave }: DetailsProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const [problem, setProblem] = useState<Problem | null>(null);
  const look = async (): Promise<void> => {
    const answer = await lookNow();
    setProblem(answer.ok ? null : answer.error);
  };
  return (
    <div className="line-details">
      <Clinics />
      <OneOfSeveral line={line} />
      {line.kind === 'inStep' && (
        <p>{t('app.line.inStepAsOf', { time: formats.timeWithSeconds(line.asOf) })}</p>
      )}
      {line.kind === 'offline' && <p>{t('app.line.offlineNow')}</p>}
      {line.kind === 'paused' &&
        (isRefused(line) ? (
          <RefusedNote urgency="note" onLeave={onLeave} />
        ) : (
          <ProblemNote problem={line.problem} />
        ))}
      {(line.kind === 'offline' || line.kind === 'paused') && (
        <p className="meta tabular">
          {line.asOf === null
            ? t('app.line.neverRead')
            : t('app.line.asOf', { time: formats.dayAndTime(line.asOf, today) })}
        </p>
      )}
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
      <Button onPress={() => void look()}>
        <RefreshCw size={16} aria-hidden />
        {t('app.line.lookNow')}
      </Button>
    </div>
  );
}

/** Of several clinics the one that stands so; nothing where the desk has one. */
function OneOfSeveral({ line }: { readonly line: LineState }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const clinics = useDesk(({ connection }) => (connection.kind === 'none' ? undefined : connection.clinics));
  const key = line.kind === 'offline' || line.kind === 'paused' ? line.clinic : undefined;
  const clinic = clinics?.find((entry) => entry.key === key);
  if (clinics === undefined || clinic === undefined) return null;
  return <p>{t('app.line.ofClinic', { clinic: clinicName(clinic, clinics, language) })}</p>;
}

/** Whose data these are. */
function Clinics(): ReactNode {
  const language = useLanguage();
  const clinics = useDesk(({ connection }) => (connection.kind === 'none' ? undefined : connection.clinics));
  if (clinics === undefined) return <Clinic />;
  return (
    <div>
      {clinics.map((clinic) => (
        <p key={clinic.key} className="line-clinic">
          {clinicName(clinic, clinics, language)}
        </p>
      ))}
    </div>
  );
}

/** Whose data this is: the marketplace, or the practice clinic and its port. */
function Clinic(): ReactNode {
  const t = useT();
  const language = useLanguage();
  const connection = useDesk((desk) => desk.connection);
  if (connection.kind === 'none') return null;
  const { brand, domain } = marketplaces[connection.locale];
  return (
    <div>
      <p className="line-clinic">
        {brand} · {countryName(connection.locale, language)}
      </p>
      <p className="meta">
        {connection.kind === 'live' ? domain : t('app.line.practicePort', { port: String(connection.port) })}
      </p>
      {connection.kind === 'live' && connection.secretKept === 'session' && (
        <p className="meta">{t('app.line.secretForSession')}</p>
      )}
    </div>
  );
}
