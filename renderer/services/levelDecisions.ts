import type { OfferDecision } from '#shared/contract/services.ts';
import type { Levelling } from '#shared/domain/services/sideBySide.ts';
import type { TermsChange } from '#shared/domain/services/terms.ts';

/** Levelling as decisions, with what was on the screen. */
export const levelDecisions = (levellings: readonly Levelling[]): readonly OfferDecision[] =>
  levellings.flatMap((levelling): readonly OfferDecision[] => {
    if (levelling.kind === 'change') {
      const { service, change } = levelling;
      const seen = Object.fromEntries(
        Object.keys(change).map((name) => [name, service.terms[name as keyof TermsChange]]),
      );
      return [{ kind: 'changeService', addressId: service.addressId, serviceId: service.id, change, seen }];
    }
    const { addressId, like } = levelling;
    return like.serviceId === null
      ? []
      : [{ kind: 'addService', addressId, serviceId: like.serviceId, terms: like.terms }];
  });
