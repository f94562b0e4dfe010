import type { TermsChange } from '#shared/domain/services/terms.ts';
import type { TermsOnWire } from '../../offerPorts.ts';

/** A change of terms as a call says it. A duration that is not known any more has no word at the vendor's: it is left out. */
export function termsOnWire({ duration, ...rest }: TermsChange): TermsOnWire {
  return duration === undefined || duration === null ? rest : { ...rest, defaultDuration: duration };
}
