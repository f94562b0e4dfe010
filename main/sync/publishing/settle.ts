import { digest } from '#shared/domain/availability/digest.ts';
import { stageOf, type Published } from '#shared/domain/availability/publishedDay.ts';
import { dateDrift, isEmptyDrift, toldWord } from '#shared/domain/availability/told.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { dateSubject, type PublishDayAction } from '#shared/domain/kinds/publishDay.ts';
import type { IntentOf } from '#shared/domain/intentOf.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { dateSeen, toldOn } from '../hours/dateSeen.ts';
import { isPublishing, waitingDay } from './ask.ts';
import { publishingMemo } from '../hours/memo.ts';
import type { PublishingContext } from './context.ts';

type SettleContext = Pick<
  PublishingContext,
  'store' | 'clock' | 'zone' | 'zoneOf' | 'decisions' | 'datesChanged'
>;

/** A date of a calendar. */
export interface DateOf {
  readonly address: AddressId;
  readonly date: LocalDate;
}

/** Dates that the outbox found to be otherwise than they were published. */
export const movedDates = ({ store }: Pick<SettleContext, 'store'>): readonly DateOf[] =>
  store.intents
    .allOpen()
    .filter(isPublishing)
    .filter(isMoved)
    .map(({ action: { addressId, date } }) => ({ address: addressId, date }));

const isMoved = ({ state, refusal }: Pick<IntentOf<PublishDayAction>, 'state' | 'refusal'>): boolean =>
  state === 'refused' && refusal?.reason === 'changedMeanwhile';

/**
 * Writes into the dates what became of those that the outbox could not carry out. Where somebody else has edited a date it differs, and
 * nothing needs a person but the choice between both sides. What was refused stays with its reason, and is told as one item for each calendar and cause.
 * @param isSure whether it is known that the calendar of a date is on, or off
 */
export function settleRefused(context: SettleContext, isSure: (of: DateOf) => boolean): void {
  const { store, decisions, datesChanged } = context;
  for (const intent of store.intents.allOpen()) {
    if (!isPublishing(intent) || intent.state !== 'refused') continue;
    const { addressId, date } = intent.action;
    const moved = isMoved(intent);
    if (moved && !isSure({ address: addressId, date })) continue;
    // A calendar that is off tells nothing, which is nobody's edit: the date waits until it is on again.
    const isOff = publishingMemo(store.settings)
      .state()
      .off.some(({ address }) => address === addressId);
    store.transaction(() => {
      const isNew = moved
        ? isOff
          ? putBack(context, addressId, date)
          : isToldAsWanted(context, intent)
            ? leavesAsSeen(context, intent)
            : differs(context, intent)
        : refused(context, intent);
      if (moved) decisions.dismiss(intent.id);
      if (isNew) datesChanged(addressId);
    });
  }
}

/** What is on the line by the file's account, and is with nobody, goes back to where it was: a file from before a damage may say so. */
export function settleLost(context: SettleContext, addressId: AddressId, date: LocalDate): void {
  const { store } = context;
  const open = store.intents.ofSubject(dateSubject(addressId, date));
  if (open.some(({ state }) => state !== 'refused')) return;
  store.transaction(() => putBack(context, addressId, date));
}

/** What is on the line waits again, unless there is a later wish for the date. @returns false: nothing is on the line */
function putBack({ store }: SettleContext, addressId: AddressId, date: LocalDate): boolean {
  const { published } = store.availability;
  const days = published.between(addressId, date, date).items;
  const sending = days.find(({ state }) => state === 'sending');
  if (sending === undefined) return false;
  published.remove(addressId, date, 'sending');
  if (!days.some(({ state }) => stageOf[state] === 'asked'))
    published.put([{ ...sending, state: 'waiting' }]);
  return true;
}

/** @returns false where that is in the file already */
function refused({ store }: SettleContext, { action, calendar }: IntentOf<PublishDayAction>): boolean {
  const { published } = store.availability;
  const { date } = action;
  const days = published.between(calendar.addressId, date, date).items;
  if (!days.some(({ state }) => state === 'sending')) return false;
  published.remove(calendar.addressId, date, 'sending');
  // A later wish for the date is not what was refused.
  if (!days.some(({ state }) => stageOf[state] === 'asked'))
    published.put([{ ...waitingDay(calendar.addressId, action), state: 'refused' }]);
  return true;
}

/** Whether somebody else has made a date of a calendar that is on what was wanted of it: nobody has anything to choose between. */
function isToldAsWanted(context: SettleContext, { action }: IntentOf<PublishDayAction>): boolean {
  const seen = dateSeen(context, action.addressId, action.date, context.clock.now());
  return isEmptyDrift(dateDrift(action.periods, seen));
}

/** It leaves all the same, over what was seen: hours of a service that is gone are told by nobody, and would stay. */
function leavesAsSeen(context: SettleContext, { action }: IntentOf<PublishDayAction>): boolean {
  const { addressId, date } = action;
  const { published } = context.store.availability;
  const isAsked = published
    .between(addressId, date, date)
    .items.some(({ state }) => stageOf[state] === 'asked');
  const told = toldWord(toldOn(context, addressId, date, context.clock.now()));
  published.remove(addressId, date, 'sending');
  if (!isAsked) published.put([{ ...waitingDay(addressId, action), told }]);
  return true;
}

function differs({ store, clock }: SettleContext, { action, calendar }: IntentOf<PublishDayAction>): boolean {
  const { published } = store.availability;
  const { addressId } = calendar;
  const { date } = action;
  const days = published.between(addressId, date, date).items;
  const standing = days.find(({ state }) => stageOf[state] === 'standing');
  const nothingThere: Published = { ...waitingDay(addressId, { date, periods: [], digest: digest([]) }) };
  published.remove(addressId, date, 'sending');
  const asked = days.some(({ state }) => stageOf[state] === 'asked') ? [] : [waitingDay(addressId, action)];
  published.put([{ ...(standing ?? nothingThere), state: 'differs', readBackAt: clock.now() }, ...asked]);
  return true;
}
