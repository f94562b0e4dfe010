import { type ReactNode, useId } from 'react';
import { sentenceAsTyped } from '#shared/domain/pasted.ts';
import { isCut, readPrice } from '#shared/domain/services/price.ts';
import { useT } from '../i18n/useT.ts';
import { Check } from '../ui/Check.tsx';
import { Field } from '../ui/Field.tsx';
import { priceOf } from './termWords.ts';
import { useTermWords } from './useTermWords.ts';
import type { TypedTerms, WrongTerms } from './typedTerms.ts';

interface Props {
  readonly typed: TypedTerms;
  readonly wrong: WrongTerms;
  /** The dictionary's name, which patients read where there is no own one. */
  readonly entry: string;
  readonly onChange: (change: Partial<TypedTerms>) => void;
}

/** All that a clinic says of a service. */
export function TermFields({ typed, wrong, entry, onChange }: Props): ReactNode {
  const t = useT();
  const why = (name: keyof TypedTerms): string | undefined => {
    const kind = wrong[name];
    return kind === undefined ? undefined : t(`services.wrong.${kind}`);
  };
  return (
    <div className="fields service-fields">
      <Field
        label={t('services.field.customName')}
        name="customName"
        value={typed.customName}
        problem={why('customName')}
        onChange={(customName) => onChange({ customName })}
      />
      {typed.customName.trim() === '' && (
        <p className="field-hint service-hint">{t('services.field.entryName', { name: entry })}</p>
      )}
      <div className="service-pair">
        <Field
          label={t('services.field.duration')}
          name="duration"
          value={typed.duration}
          problem={why('duration')}
          onChange={(duration) => onChange({ duration })}
        />
        <Field
          label={t('services.field.price')}
          name="price"
          value={typed.price}
          problem={why('price')}
          onChange={(price) => onChange({ price })}
        />
      </div>
      <PriceHint typed={typed} />
      <Check
        label={t('services.field.priceFrom')}
        isOn={typed.priceFrom}
        onChange={(priceFrom) => onChange({ priceFrom })}
      />
      <Check
        label={t('services.field.visible')}
        isOn={typed.visible}
        onChange={(visible) => onChange({ visible })}
      />
      <Ages typed={typed} why={why} onChange={onChange} />
      <Description
        value={typed.description}
        problem={why('description')}
        onChange={(description) => onChange({ description })}
      />
    </div>
  );
}

interface AgesProps extends Pick<Props, 'typed' | 'onChange'> {
  readonly why: (name: keyof TypedTerms) => string | undefined;
}

/** Who may come. */
function Ages({ typed, why, onChange }: AgesProps): ReactNode {
  const t = useT();
  return (
    <div className="service-pair">
      <Field
        label={t('services.field.minimum')}
        name="minimum"
        value={typed.minimum}
        problem={why('minimum')}
        onChange={(minimum) => onChange({ minimum })}
      />
      <Field
        label={t('services.field.maximum')}
        name="maximum"
        value={typed.maximum}
        problem={why('maximum')}
        onChange={(maximum) => onChange({ maximum })}
      />
    </div>
  );
}

/** What patients will read of the price: the marketplace shows whole units. */
function PriceHint({ typed }: Pick<Props, 'typed'>): ReactNode {
  const words = useTermWords();
  const read = readPrice(typed.price);
  if (read.kind !== 'price' || !isCut(read.price)) return null;
  const shown = priceOf({ price: Math.trunc(read.price), priceFrom: typed.priceFrom }, words);
  return (
    <p className="field-hint service-hint" role="status">
      {words.t('services.field.cut', { price: shown })}
    </p>
  );
}

interface DescriptionProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

function Description({ value, problem, onChange }: DescriptionProps): ReactNode {
  const t = useT();
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t('services.field.description')}
      </label>
      <textarea
        id={id}
        className="service-text"
        rows={3}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => onChange(sentenceAsTyped(event.currentTarget.value))}
      />
      {problem !== undefined && (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
