/** A bug made on purpose: `change` is a text of `file` and what stands there in its place. */
export interface Mutant {
  readonly name: string;
  readonly changes: readonly { readonly file: string; readonly from: string; readonly to: string }[];
}

const outbox = (name: string): string => `main/sync/outbox/${name}.ts`;

/** What people get wrong in such a program. Each must be found by the simulation within 500 seeds. */
export const mutants: readonly Mutant[] = [
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
        file: outbox('carry'),
        from: `    case 'lost':\n`,
        to: `    case 'lost':\n      if (error.kind === 'server') {\n        store.intents.drop(intent.id, null, { at, detail: '{}' });\n        return on;\n      }\n`,
      },
    ],
  },
  {
    name: 'later decisions do not follow a visit to its new id',
    changes: [
      {
        file: outbox('record'),
        from: `if (before === now.id) return;`,
        to: `if (before !== now.id) return;`,
      },
    ],
  },
  {
    name: 'events are used before they are stored',
    changes: [
      {
        file: 'main/sync/inboxTurn.ts',
        from: `    if (raw.length > 0) store`,
        to: `    for (const one of raw) remote.readNotification(one);\n    if (raw.length > 0) store`,
      },
    ],
  },
  {
    name: 'the time that a 429 names is ignored',
    changes: [
      { file: 'main/docplanner/line.ts', from: `budget.close(cls, until);`, to: `void cls;` },
      { file: 'main/docplanner/line.ts', from: `budget.told(cls, rate);`, to: `` },
      { file: 'main/sync/patience.ts', from: `Math.max(1_000, error.until - now)`, to: `1_000` },
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
        file: outbox('readBack'),
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
        from: `tellings.isLater(id, toldBefore)`,
        to: `tellings.isLater(id, toldBefore + 1e13)`,
      },
    ],
  },
  {
    name: 'an empty list of facilities is taken for a mistake',
    changes: [
      {
        file: 'main/sync/catalogueReader.ts',
        from: `(items) => catalogue.replaceFacilities(items),`,
        to: `(items) => {
          if (items.length > 0) catalogue.replaceFacilities(items);
        },`,
      },
    ],
  },
  {
    name: 'a service that the vendor does not list any more is kept',
    changes: [
      {
        file: 'main/sync/catalogueReader.ts',
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
        from: `recoverLost(store, now, now + vendorIsDone);`,
        to: `recoverLost(store, now, now);`,
      },
    ],
  },
  {
    name: 'after a connection is gone, what was on its way is looked for at once',
    changes: [
      {
        file: outbox('carry'),
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
        from: `{ state: 'unknown', notBefore: settledAt },`,
        to: `{ state: 'queued', notBefore: settledAt },`,
      },
    ],
  },
  {
    name: 'counted as done before the answer is there',
    changes: [
      {
        file: outbox('carry'),
        from: `  const answer = await callVendor(`,
        to: `  records.confirmed(intent, [], null, [], clock.now());\n  const answer = await callVendor(`,
      },
    ],
  },
  {
    name: 'a visit that was there before is taken for the new one',
    changes: [
      {
        file: outbox('readBack'),
        from: `const isNew = (one: Booking): boolean => !found.knownBefore.has(one.id);`,
        to: `const isNew = (_one: Booking): boolean => true;`,
      },
    ],
  },
  {
    name: 'decisions on one visit go side by side',
    changes: [
      {
        file: outbox('order'),
        from: `return action.kind === 'book' ? id : action.bookingId;`,
        to: `void action;\n  return id;`,
      },
    ],
  },
  {
    name: 'undoing does not bring back what had been taken back',
    changes: [
      {
        file: outbox('decide'),
        from: `store.intents.restore(id, noteBy(staff));`,
        to: `[] as IntentId[];`,
      },
    ],
  },
  {
    name: 'a refusal is believed although it was done',
    changes: [
      {
        file: outbox('carry'),
        from: `return judge(carrying, intent, verdict);`,
        to: `records.refused(intent, verdict.refusal, at);\n      return on;`,
      },
    ],
  },
  {
    name: 'without an event nothing is read',
    changes: [
      {
        file: 'main/sync/sweepTurn.ts',
        from: `open.filter(({ dueAt }) => dueAt <= now)`,
        to: `open.filter(({ dueAt }) => importing && dueAt <= now)`,
      },
    ],
  },
  {
    name: 'a moved visit is looked for under its old time',
    changes: [
      {
        file: outbox('readBack'),
        from: `if (!stillThere && there !== undefined)`,
        to: `if (stillThere && there !== undefined)`,
      },
    ],
  },
  {
    name: 'names of patients in the log',
    changes: [
      {
        file: outbox('carry'),
        from: `  tell(carrying, intent);\n  const answer`,
        to: `  tell(carrying, intent);\n  turning.log.info('outbox.sending', { what: JSON.stringify(intent.action) });\n  const answer`,
      },
    ],
  },
  {
    name: 'an answer that looks as before is taken for the copy, whatever was written since',
    changes: [
      {
        file: 'main/sync/prints.ts',
        from: `known?.changes === changes ? known.print : null`,
        to: `known?.print ?? null`,
      },
    ],
  },
  {
    name: 'the board is not told of free times',
    changes: [
      {
        file: 'main/desk/boardFeed.ts',
        from: `      else soon(gathering);`,
        to: `      else dirty.clear();`,
      },
    ],
  },
  {
    name: 'a card that is gone stays on the board',
    changes: [
      {
        file: 'main/desk/dayDiff.ts',
        from: `filter((id) => !present.has(id));`,
        to: `filter((id) => present.size > 99 && !present.has(id));`,
      },
    ],
  },
  {
    name: 'what cannot be looked for is taken for not done',
    changes: [
      {
        file: outbox('carry'),
        from: `    records.unknown(intent, at + settleTime, error.kind, at);\n    tell(carrying, intent);\n    return notLooked(looked.error);`,
        to: `    records.queued(intent, at, 'notDone', at);\n    tell(carrying, intent);\n    return on;`,
      },
    ],
  },
];
