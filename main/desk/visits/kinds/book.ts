import { asAddressId, asAddressServiceId } from '#shared/domain/ids.ts';
import type { BookAction } from '#shared/domain/kinds/book.ts';
import { isVeryVisit } from '#shared/domain/sameVisit.ts';
import { calendarOf } from '../../calendars/calendarOf.ts';
import type { DecisionOf, DeskKind } from './deskKind.ts';
import { already, firm, refused, visitsAt } from './ground.ts';

export const book: DeskKind<BookAction> = {
  /** The visit itself may stand there already; anybody else's makes the time taken. */
  ground({ store }, decision) {
    const there = visitsAt(store, decision);
    const same = there.find((visit) => isVeryVisit(wishOf(decision, ''), visit));
    if (same !== undefined) return already(same.id);
    return there.length === 0 ? firm(null) : refused('timeTaken');
  },
  action({ catalogue }, decision) {
    const service = catalogue
      .addressServices(asAddressId(decision.addressId))
      .find(({ id }) => id === decision.addressServiceId);
    return wishOf(decision, service?.customName ?? service?.name ?? '');
  },
  calendar: (store, { addressId }) => calendarOf(store, asAddressId(addressId)),
  patient: ({ patient }) => ({
    name: patient.name,
    surname: patient.surname ?? '',
    phone: patient.phone,
  }),
  wanted: ({ action }) => ({ start: action.start, presence: null }),
  entered({ addressServiceId, patient, comment }) {
    const { name, surname, phone, email, birthDate, nin, gender } = patient;
    return { addressServiceId, patient: { name, surname, phone, email, birthDate, nin, gender }, comment };
  },
  nextSteps: () => ['chooseTime', 'callPatient', 'drop'],
  follow: () => undefined,
};

const wishOf = (
  { start, duration, addressServiceId, patient, comment }: DecisionOf<BookAction>,
  serviceName: string,
): BookAction => ({
  kind: 'book',
  start,
  duration,
  addressServiceId: asAddressServiceId(addressServiceId),
  serviceName,
  patient: { ...patient, marketingConsent: null, dataPrivacyConsent: null },
  comment,
});
