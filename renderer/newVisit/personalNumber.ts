import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';

interface Form {
  /** Without what people write between the parts. */
  readonly form: RegExp;
  /** As people write it; nobody's. */
  readonly example: string;
}

/**
 * What clinics of a country take for a patient's national number (`nin`): PESEL, rodné číslo, DNI or NIE, codice fiscale, NIF,
 * número de utente or cartão de cidadão, CPF, DNI, RUT, cédula, CURP, DNI, T.C. kimlik no. In Germany there is none that all have.
 * Only the form is looked at: check digits have exceptions, and a patient must not be sent away for one.
 */
const forms: Readonly<Record<MarketplaceLocale, Form | null>> = {
  pl: { form: /^\d{11}$/, example: '81030712345' },
  cz: { form: /^\d{9,10}$/, example: '810307/1234' },
  es: { form: /^(?:\d{8}|[XYZ]\d{7})[A-Z]$/, example: '12345678Z' },
  it: { form: /^[A-Z]{6}[\dL-V]{2}[A-Z][\dL-V]{2}[A-Z][\dL-V]{3}[A-Z]$/, example: 'RSSMRA81C07H501X' },
  pt: { form: /^\d{8,9}(?:[A-Z\d]{3})?$/, example: '212345678' },
  br: { form: /^\d{11}$/, example: '123.456.789-09' },
  ar: { form: /^\d{7,8}$/, example: '28345678' },
  cl: { form: /^\d{7,8}[\dK]$/, example: '12.345.678-5' },
  co: { form: /^\d{6,10}$/, example: '1012345678' },
  mx: { form: /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d$/, example: 'GOMC810307HDFRRL09' },
  pe: { form: /^\d{8}$/, example: '45678912' },
  tr: { form: /^[1-9]\d{10}$/, example: '12345678901' },
  de: null,
};

/** A foreigner has no number of the country: a passport's begins with a letter nearly everywhere. */
const passport = /^[A-Z](?=[A-Z]*\d)[A-Z\d]{5,11}$/;

/** Whether a national number can be right: it has its country's form, or a passport's; where none is known, it is not empty. */
export function isPersonalNumber(typed: string, country: MarketplaceLocale | null): boolean {
  const signs = typed.toUpperCase().replaceAll(/[\s./-]/g, '');
  const known = country === null ? null : forms[country];
  return known === null ? signs !== '' : known.form.test(signs) || passport.test(signs);
}

/** How the number looks in a country; `null`: nothing is known of its form. */
export const personalNumberLike = (country: MarketplaceLocale | null): string | null =>
  country === null ? null : (forms[country]?.example ?? null);
