/** A bug made on purpose: `change` is a text of `file` and what stands there in its place. */
export interface Mutant {
  readonly name: string;
  readonly changes: readonly { readonly file: string; readonly from: string; readonly to: string }[];
  /**
   * What it is tried on, where any day of trouble in a small clinic cannot show it: the day of a large one with many desks, or of the seeds
   * those alone in which hours are kept at a desk.
   */
  readonly triedOn?: 'large' | 'hours';
}

const outbox = (name: string): string => `main/sync/outbox/${name}.ts`;

/** What people get wrong in such a program. Each must be found by the simulation within 500 seeds. */
export const mutants: readonly Mutant[] = [
  {
    name: 'the whole catalogue is read before all else, each time from its first list on',
    triedOn: 'large',
    changes: [
      {
        file: 'main/sync/turn.ts',
        from: `import { catalogueTurn } from './catalogue/catalogueTurn.ts';`,
        to: `import { catalogueReads, catalogueSteps } from './catalogue/catalogueReader.ts';
import { catalogueTask, catalogueTurn } from './catalogue/catalogueTurn.ts';`,
      },
      {
        file: 'main/sync/turn.ts',
        from: `  let troubledTurns = 0;`,
        to: `  let troubledTurns = 0;\n  let refreshedAt = Number.NEGATIVE_INFINITY;`,
      },
      {
        file: 'main/sync/turn.ts',
        from: `    const troubles: RemoteError[] = [];`,
        to: `    if (clock.elapsed() - refreshedAt > 6 * 60 * 60_000) {
      for (const step of catalogueSteps)
        for (const read of catalogueReads(step, store)) {
          const result = await catalogueTask(context, read, context.remote).run();
          if (!result.ok) return stopped(result.error);
        }
      refreshedAt = clock.elapsed();
    }
    const troubles: RemoteError[] = [];`,
      },
    ],
  },
  {
    name: 'no purpose leaves the others anything',
    triedOn: 'large',
    changes: [
      {
        file: 'main/sync/readBudget.ts',
        from: `    if (left < this.#keptFor('looking')) return false;`,
        to: ``,
      },
      {
        file: 'main/sync/readBudget.ts',
        from: `const isFree = left >= this.#keptFrom(purpose);`,
        to: `const isFree = left >= 0 || this.#keptFrom(purpose) < 0;`,
      },
    ],
  },
  {
    name: 'a lost answer is taken for a call that never left',
    changes: [
      {
        file: outbox('verdict'),
        from: `return { kind: 'lost' };\n    case 'answered'`,
        to: `return { kind: 'notSent' };\n    case 'answered'`,
      },
    ],
  },
  {
    name: 'after a 5xx the call is simply made again',
    changes: [
      {
        file: outbox('verdict'),
        from: `case 'server':\n    case 'unreadable':\n      return { kind: 'lost' };`,
        to: `case 'server':\n    case 'unreadable':\n      return { kind: 'notSent' };`,
      },
      {
        file: outbox('verdict'),
        from: `case 'maybe':`,
        to: `case 'maybe':\n      if (error.kind === 'server') return { kind: 'notSent' };`,
      },
    ],
  },
  {
    name: 'after a 5xx the decision is dropped',
    changes: [
      {
        file: outbox('sendIntent'),
        from: `    case 'lost':\n`,
        to: `    case 'lost':\n      if (error.kind === 'server') {\n        context.store.intents.drop(intent.id, null, { at, detail: '{}' });\n        return on;\n      }\n`,
      },
    ],
  },
  {
    name: 'later decisions do not follow a visit to its new id',
    changes: [
      {
        file: outbox('kinds/visitDone'),
        from: `if (now === null || visit === now.id) return [];`,
        to: `if (now === null || visit !== now.id) return [];`,
      },
    ],
  },
  {
    name: 'events are used before they are stored',
    changes: [
      {
        file: 'main/sync/events/inboxTurn.ts',
        from: `    if (raw.length > 0)\n      await whenLetGo`,
        to: `    for (const one of raw) context.remote.readNotification(one);\n    if (raw.length > 0)\n      await whenLetGo`,
      },
    ],
  },
  {
    name: 'the time that a 429 names is ignored',
    changes: [
      { file: 'main/docplanner/line.ts', from: `budget.close(cls, until);`, to: `void cls;` },
      { file: 'main/docplanner/line.ts', from: `budget.told(cls, rate);`, to: `` },
      { file: 'main/sync/line/retryPolicy.ts', from: `Math.max(1_000, error.until - now)`, to: `1_000` },
    ],
  },
  {
    name: 'sixty writes a minute in place of forty',
    changes: [
      { file: 'main/docplanner/limits.ts', from: `writesPerMinute: 40`, to: `writesPerMinute: 60` },
      { file: 'main/docplanner/line.ts', from: `budget.told(cls, rate);`, to: `` },
    ],
  },
  {
    name: 'sent before the undo window is over',
    changes: [
      {
        file: outbox('waits'),
        from: `Math.min(heldUntil - now, heldUntil - createdAt)`,
        to: `Math.min(heldUntil - now, createdAt - heldUntil)`,
      },
    ],
  },
  {
    name: 'sent although it was undone meanwhile',
    changes: [
      {
        file: outbox('record'),
        from: `if (store.intents.get(intent.id)?.state !== intent.state) return false;`,
        to: ``,
      },
      {
        file: outbox('record'),
        from: `return store.intents.change(\n          intent.id,\n          { state: 'sending'`,
        to: `return !store.intents.change(\n          intent.id,\n          { state: 'refused'`,
      },
      {
        file: outbox('record'),
        from: `        );\n      }),\n    queued`,
        to: `        ) || true;\n      }),\n    queued`,
      },
    ],
  },
  {
    name: 'what the receptionist saw is not compared',
    changes: [
      {
        file: outbox('kinds/visitFinding'),
        from: `  if (seen === null || booking === null) return seen`,
        to: `  if (seen !== null && booking !== null) return true;\n  if (seen === null || booking === null) return seen`,
      },
    ],
  },
  {
    name: 'an older list overwrites what the vendor told since',
    changes: [
      {
        file: 'main/store/bookings.ts',
        from: `writeSequence.isLater(id, toldBefore)`,
        to: `writeSequence.isLater(id, toldBefore + 1e13)`,
      },
    ],
  },
  {
    name: 'an empty list of facilities is taken for a mistake',
    changes: [
      {
        file: 'main/sync/catalogue/catalogueReader.ts',
        from: `(items) => catalogue.replaceFacilities(items),`,
        to: `(items) => {
          if (items.length > 0) catalogue.replaceFacilities(items);
        },`,
      },
    ],
  },
  {
    name: 'a service whose adding was lost is taken for added',
    changes: [
      {
        file: outbox('kinds/addService'),
        from: `return made === null ? notDone : done(`,
        to: `return made === null ? done(kept({}, () => undefined)) : done(`,
      },
    ],
  },
  {
    name: 'a service that the vendor does not list any more is kept',
    changes: [
      {
        file: 'main/sync/catalogue/catalogueReader.ts',
        from: `(items) => catalogue.replaceAddressServices(read.calendar.addressId, items),`,
        to: `(items) => {
          const known = catalogue.addressServices(read.calendar.addressId);
          const kept = known.filter(({ id }) => items.every((one) => one.id !== id));
          catalogue.replaceAddressServices(read.calendar.addressId, [...kept, ...items]);
        },`,
      },
    ],
  },
  {
    name: 'after a crash, what was on its way is forgotten',
    changes: [
      {
        file: outbox('outbox'),
        from: `recoverLost(store, now, `,
        to: `((..._: unknown[]) => recoverLost)(store, now, `,
      },
    ],
  },
  {
    name: 'after a crash, what was on its way is looked for at once',
    changes: [
      {
        file: outbox('outbox'),
        from: `recoverLost(store, now, now + this.#vendorIsDoneMs);`,
        to: `recoverLost(store, now, now);`,
      },
    ],
  },
  {
    name: 'after a connection is gone, what was on its way is looked for at once',
    changes: [
      {
        file: outbox('sendIntent'),
        from: `return at + vendorWorksMs + quietTime;`,
        to: `return at + settleTime;`,
      },
    ],
  },
  {
    name: 'calls are counted by a clock that can be set',
    changes: [
      {
        file: 'main/docplanner/client.ts',
        from: `createBudget(clock, `,
        to: `createBudget({ ...clock, elapsed: () => clock.now() }, `,
      },
    ],
  },
  {
    name: 'after a crash, what was on its way is sent again',
    changes: [
      {
        file: outbox('record'),
        from: `store.intents.change(id, { state: 'unknown', notBefore }, noteOf(at, { why }));`,
        to: `store.intents.change(id, { state: 'queued', notBefore }, noteOf(at, { why }));`,
      },
    ],
  },
  {
    name: 'counted as done before the answer is there',
    changes: [
      {
        file: outbox('sendIntent'),
        from: `  const answer = await kind.call(`,
        to: `  records.confirmed(intent, { noted: {}, keep: () => [] }, [], clock.now());\n  const answer = await kind.call(`,
      },
    ],
  },
  {
    name: 'a visit that was there before is taken for the new one',
    changes: [
      {
        file: outbox('kinds/visitFinding'),
        from: `  !found.knownBefore.has(id);`,
        to: `  found.knownBefore.has(id) || true;`,
      },
    ],
  },
  {
    name: 'decisions on one visit go side by side',
    changes: [
      {
        file: outbox('order'),
        from: `return keyOfSubject(kindOf(kinds, intent.action).decision.subjectOf(intent));`,
        to: `return keyOfSubject(kindOf(kinds, intent.action).decision.subjectOf(intent)) + intent.id;`,
      },
    ],
  },
  {
    name: 'undoing does not bring back what had been taken back',
    changes: [
      {
        file: outbox('decide'),
        from: `store.intents.restore(id, this.#noteBy(staff));`,
        to: `[] as IntentId[];`,
      },
    ],
  },
  {
    name: 'a refusal is believed although it was done',
    changes: [
      {
        file: outbox('sendIntent'),
        from: `return judge(context, intent, verdict);`,
        to: `records.refused(intent, verdict.refusal, at);\n      return on;`,
      },
    ],
  },
  {
    name: 'without an event nothing is read',
    changes: [
      {
        file: 'main/sync/plan/sweepTurn.ts',
        from: `open.filter(({ dueAt }) => dueAt <= now)`,
        to: `open.filter(({ dueAt }) => importing && dueAt <= now)`,
      },
    ],
  },
  {
    name: 'a moved visit is looked for under its old time',
    changes: [
      {
        file: outbox('kinds/move'),
        from: `if (!stillThere && there !== undefined)`,
        to: `if (stillThere && there !== undefined)`,
      },
    ],
  },
  {
    name: 'names of patients in the log',
    changes: [
      {
        file: outbox('sendIntent'),
        from: `  announce(context, intent);\n  const answer`,
        to: `  announce(context, intent);\n  context.log.info('outbox.sending', { what: JSON.stringify(intent.action) });\n  const answer`,
      },
    ],
  },
  {
    name: 'an answer that looks as before is taken for the copy, whatever was written since',
    changes: [
      {
        file: 'main/sync/read/responseDigests.ts',
        from: `known?.changes === changes ? known.digest : null`,
        to: `known?.digest ?? null`,
      },
    ],
  },
  {
    name: 'the board is not told of free times',
    changes: [
      {
        file: 'main/desk/board/boardFeed.ts',
        from: `    else this.#sendSoon(gathering);`,
        to: `    else this.#touched.calendars.clear();`,
      },
    ],
  },
  {
    name: 'a card that is gone stays on the board',
    changes: [
      {
        file: 'main/desk/board/dayDiff.ts',
        from: `filter((id) => !present.has(id));`,
        to: `filter((id) => present.size > 99 && !present.has(id));`,
      },
    ],
  },
  {
    name: 'what cannot be looked for is taken for not done',
    changes: [
      {
        file: outbox('sendIntent'),
        from: `    records.unknown(intent, at + settleTime, error.kind, at);\n    announce(context, intent);\n    return notLooked(looked.error);`,
        to: `    records.queued(intent, at, 'notDone', at);\n    announce(context, intent);\n    return on;`,
      },
    ],
  },
  {
    name: 'a visit just booked is read as cancelled where a time of cancellation stands beside it',
    changes: [
      {
        file: 'main/docplanner/wire/cancellation.ts',
        from: `if (by === '' && `,
        to: `if (by === 'nobody' && `,
      },
    ],
  },
  {
    name: 'a day of hours is sent by halves',
    triedOn: 'hours',
    changes: [
      {
        file: outbox('kinds/publishDay'),
        from: `      ? await remote.replaceSlots(calendar, payload.periods.map(onWire))`,
        to: `      ? await remote
          .replaceSlots(calendar, payload.periods.slice(0, Math.ceil(payload.periods.length / 2)).map(onWire))
          .then((first) => {
            const rest = payload.periods.slice(Math.ceil(payload.periods.length / 2));
            return !first.ok || rest.length === 0 ? first : remote.replaceSlots(calendar, rest.map(onWire));
          })`,
      },
    ],
  },
  {
    name: 'hours that were sent less than three minutes ago are sent again, and the 201 is believed',
    triedOn: 'hours',
    changes: [
      {
        file: 'main/sync/hours/silence.ts',
        from: `return same !== undefined && isSilent(same, now) ? same.doneBy + silenceMs + marginMs : null;`,
        to: `return same !== undefined && isSilent(same, now) && now < 0 ? same.doneBy : null;`,
      },
      {
        file: 'main/sync/publishing/compare.ts',
        from: `if (isEmptyDrift(drift)) return become(seenAs('stands', day, now));
  const next`,
        to: `if (isEmptyDrift(drift) || now > 0) return become(seenAs('stands', day, now));
  const next`,
      },
    ],
  },
  {
    name: 'hours leave before the services that they name',
    triedOn: 'hours',
    changes: [
      {
        file: 'shared/domain/availability/wantedDays.ts',
        from: `isOnItsWay(addressServiceId) ? null : (duration`,
        to: `isOnItsWay(addressServiceId) ? 30 : (duration`,
      },
    ],
  },
  {
    name: 'the horizon forgets a week',
    triedOn: 'hours',
    changes: [
      {
        file: 'shared/domain/availability/horizon.ts',
        from: `const daysAhead = 12 * 7;`,
        to: `const daysAhead = 11 * 7;`,
      },
    ],
  },
  {
    name: 'an exception is applied to the date of the wrong zone',
    triedOn: 'hours',
    changes: [
      {
        file: 'shared/domain/availability/wantedDays.ts',
        from: `const periods = expand(hours.plans, hours.exceptions, date);`,
        to: `const by = (away: number) => {
      const moved = (of: LocalDate) => addDays(of, -away);
      const shifted = hours.exceptions.map((one) => ({ ...one, from: moved(one.from), to: moved(one.to) }));
      const there = (start: string) => localDateOf(instantsOn(date, hours.facilityZone)(start), hours.marketplaceZone);
      return expand(hours.plans, shifted, date).filter(({ start }) => there(start) === addDays(date, away));
    };
    const periods = [...by(0), ...by(1)];`,
      },
    ],
  },
  {
    name: 'an edit of somebody else is written over',
    triedOn: 'hours',
    changes: [
      {
        file: outbox('kinds/publishDay'),
        from: `return ok(isKnown ? { kind: 'notDone' } : { kind: 'changed', reason: 'changedMeanwhile' });`,
        to: `return ok(isKnown || now > 0 ? { kind: 'notDone' } : { kind: 'changed', reason: 'changedMeanwhile' });`,
      },
    ],
  },
];
