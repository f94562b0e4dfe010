import type { OutboxView } from '#shared/contract/visits.ts';
import type { Connection, LineState, Problem } from '#shared/contract/views.ts';
import type { RequestOf } from '#shared/contract/contract.ts';
import { marketplaces, type MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { outboxView } from './attention.ts';
import { noCalendars } from './calendars.ts';
import type { DeskFile } from './deskFile.ts';
import type {
  Credentials,
  DeskParts,
  DeskStore,
  Endpoint,
  PracticeSize,
  Profile,
  SavedConnection,
} from './ports.ts';
import { noLock } from './lock.ts';
import { noNews } from './news.ts';
import { noPeople } from './people.ts';
import { noLine, openSession } from './openSession.ts';
import type { Session } from './session.ts';
import { type Tried, tryConnection } from './tryConnection.ts';

/** Which clinic the desk works for, and the way from one to another. One change at a time. */
export interface Connecting {
  session(): Session | null;
  view(): Connection;
  line(): LineState;
  outbox(): OutboxView;
  /** What the file of this clinic has lost, until somebody has seen it. */
  loss(): Problem | null;
  /** The name of a damaged file that this start found and kept; a fresh one is in its place. */
  setAside(): string | null;
  /** Opens what this desk worked on last, if that is complete. */
  resume(): Promise<void>;
  test(request: RequestOf<'connection.test'>): Promise<Result<{ readonly facilities: string[] }, Problem>>;
  save(request: RequestOf<'connection.save'>): Promise<Result<Connection, Problem>>;
  practice(locale: MarketplaceLocale, size: PracticeSize): Promise<Result<Connection, Problem>>;
  leavePractice(): Promise<Result<Connection, Problem>>;
  close(): Promise<void>;
}

export function createConnecting(parts: DeskParts, file: DeskFile): Connecting {
  let session: Session | null = null;
  let problem: Problem | null = null;
  let setAside: string | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  /** Two clicks on "Save" must not open one file twice. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work, work);
    queue = turn.catch(() => null);
    return turn;
  }

  const view = (): Connection => session?.view ?? { kind: 'none', practicePort: parts.practicePort };

  const outbox = (): OutboxView =>
    session === null ? { waiting: 0, oldestAt: null, attention: [] } : outboxView(session);

  const lossNow = (): Problem | null => (session === null ? null : lossOf(session.store));

  async function leave(): Promise<void> {
    const old = session;
    session = null;
    await old?.close();
  }

  function announce(): void {
    // First, so that nothing of a patient's is shown before the window knows.
    parts.push('lock.changed', session?.lock.view() ?? noLock);
    parts.push('connection.changed', view());
    parts.push('line.changed', session?.sync.line() ?? noLine(problem));
    parts.push('import.progress', session?.sync.progress() ?? { kind: 'idle' });
    parts.push('outbox.changed', outbox());
    parts.push('clock.changed', session?.wrongClock.view() ?? null);
    parts.push('loss.changed', lossNow());
    parts.push('calendars.changed', session?.calendars.view() ?? noCalendars);
    parts.push('staff.changed', session?.people.view() ?? noPeople);
    parts.push('news.changed', session?.news.view() ?? noNews);
    if (session === null) parts.alerts.count(0, '');
  }

  function target(locale: MarketplaceLocale): { profile: Profile; endpoint: Endpoint } {
    const port = parts.practicePort;
    return port === null
      ? { profile: { kind: 'live', locale }, endpoint: { kind: 'live', locale } }
      : { profile: { kind: 'practicePort', port }, endpoint: { kind: 'practice', port } };
  }

  async function open(
    saved: SavedConnection,
    profile: Profile,
    endpoint: Endpoint,
    credentials: Credentials,
    secretKept: 'keychain' | 'session',
    afterClose: () => Promise<void>,
  ): Promise<Result<Connection, Problem>> {
    const store = await parts.openStore(profile);
    if (!store.ok) {
      problem = store.error;
      await afterClose();
      announce();
      return store;
    }
    setAside ??= store.value.setAside;
    store.value.connection.set(saved);
    problem = null;
    session = openSession(parts, {
      view: viewOf(saved, profile, endpoint, secretKept),
      saved,
      endpoint,
      credentials,
      secretGiven: profile.kind !== 'practice',
      store: store.value,
      settings: () => file.settings(),
      pace: file.pace(),
      // A practice clinic has its limits for this desk alone.
      desks: () => (saved.kind === 'live' ? file.settings().desksSharing : 1),
      afterClose,
    });
    announce();
    return ok(session.view);
  }

  /** Opens a profile that was set up before; does nothing where there is none. */
  async function reopen(profile: Profile, endpoint: Endpoint): Promise<void> {
    if (!parts.hasStore(profile)) return;
    const store = await parts.openStore(profile);
    if (!store.ok) {
      problem = store.error;
      return;
    }
    setAside = store.value.setAside;
    const saved = store.value.connection.get();
    problem = setAside === null ? lossOf(store.value) : damaged;
    store.value.close();
    if (saved === null) return;
    const secret = await parts.secrets.get(secretName(profile, saved.clientId));
    if (!secret.ok || secret.value === null) {
      problem = {
        kind: secret.ok ? 'unauthorized' : 'noKeychain',
        until: null,
        params: {},
        details: 'the keychain holds no secret for this client id',
      };
      return;
    }
    await open(
      saved,
      profile,
      endpoint,
      { clientId: saved.clientId, secret: secret.value },
      'keychain',
      nothing,
    );
  }

  async function resume(): Promise<void> {
    const live = file.live();
    if (parts.practicePort !== null) {
      const { profile, endpoint } = target('pl');
      await reopen(profile, endpoint);
    } else if (live !== null) {
      await reopen({ kind: 'live', locale: live }, { kind: 'live', locale: live });
    }
    announce();
  }

  /** The clinic at work, where credentials for this marketplace would be for its file. */
  function replaced(locale: MarketplaceLocale): Session | null {
    const { endpoint } = target(locale);
    const same =
      session !== null &&
      session.view.kind === endpoint.kind &&
      (endpoint.kind === 'practice' || session.view.locale === locale);
    return same ? session : null;
  }

  /** Tries credentials; those of another clinic would carry this one's decisions to where its visits are not. */
  async function tried(request: RequestOf<'connection.test'>): Promise<Result<Tried, Problem>> {
    const { locale, clientId, secret } = request;
    const answer = await tryConnection(parts, target(locale).endpoint, locale, { clientId, secret });
    const known = replaced(locale)?.store.catalogue.facilities() ?? [];
    if (!answer.ok || known.length === 0) return answer;
    const ids = new Set(known.map(({ id }) => id));
    return answer.value.facilities.some(({ id }) => ids.has(id)) ? answer : err(otherClinic);
  }

  async function test(
    request: RequestOf<'connection.test'>,
  ): Promise<Result<{ readonly facilities: string[] }, Problem>> {
    const answer = await tried(request);
    return answer.ok ? ok({ facilities: answer.value.facilities.map(({ name }) => name) }) : answer;
  }

  async function save(request: RequestOf<'connection.save'>): Promise<Result<Connection, Problem>> {
    const { profile, endpoint } = target(request.locale);
    const credentials = { clientId: request.clientId, secret: request.secret };
    const answer = await tried(request);
    if (!answer.ok) return answer;
    await leave();
    const kept = await parts.secrets.set(secretName(profile, request.clientId), request.secret);
    if (profile.kind === 'live') file.setLive(profile.locale);
    const saved: SavedConnection = {
      kind: endpoint.kind,
      locale: request.locale,
      clientId: request.clientId,
      timeZone: marketplaces[request.locale].timeZone,
      facilityZones: new Map(),
    };
    return open(saved, profile, endpoint, credentials, kept.ok ? 'keychain' : 'session', nothing);
  }

  async function practice(
    locale: MarketplaceLocale,
    size: PracticeSize,
  ): Promise<Result<Connection, Problem>> {
    const clinic = await parts.startPractice(locale, size);
    if (!clinic.ok) return clinic;
    await leave();
    const clinicNow = clinic.value;
    const { port, credentials } = clinicNow;
    const saved: SavedConnection = {
      kind: 'practice',
      locale,
      clientId: credentials.clientId,
      timeZone: marketplaces[locale].timeZone,
      facilityZones: new Map(),
    };
    return open(saved, { kind: 'practice' }, { kind: 'practice', port }, credentials, 'session', () =>
      clinicNow.stop(),
    );
  }

  return {
    session: () => session,
    view,
    line: () => session?.sync.line() ?? noLine(problem),
    outbox,
    loss: lossNow,
    setAside: () => setAside,
    resume: () => inTurn(resume),
    test,
    save: (request) => inTurn(() => save(request)),
    practice: (locale, size) => inTurn(() => practice(locale, size)),
    leavePractice: () =>
      inTurn(async () => {
        if (session !== null && session.view.kind !== 'practice') return err(notPractising);
        await leave();
        await resume();
        return ok(view());
      }),
    close: () => inTurn(leave),
  };
}

const nothing = (): Promise<void> => Promise.resolve();

/** Also the clinic that the desk was set up for is in the damaged file, so that it must be set up again. */
const damaged: Problem = {
  kind: 'storeUnreadable',
  until: null,
  params: {},
  details: 'store: set aside',
};

/** The rest of the file is at work, so nothing has to be set up again; what is missing has to be looked for. */
function lossOf({ loss }: Pick<DeskStore, 'loss'>): Problem | null {
  const keptAs = loss.keptAs();
  if (keptAs === null) return null;
  return { kind: 'storeLostDecisions', until: null, params: {}, details: `store: kept as ${keptAs}` };
}

const notPractising: Problem = {
  kind: 'notConnected',
  until: null,
  params: {},
  details: 'the desk is not on a practice clinic',
};

const otherClinic: Problem = {
  kind: 'otherClinic',
  until: null,
  params: {},
  details: 'getFacilities: none of the facilities that this desk holds',
};

function secretName(profile: Profile, clientId: string): string {
  switch (profile.kind) {
    case 'live':
      return `api-secret ${profile.locale} ${clientId}`;
    case 'practicePort':
      return `api-secret practice-${profile.port} ${clientId}`;
    case 'practice':
      return `api-secret practice ${clientId}`;
  }
}

function viewOf(
  saved: SavedConnection,
  profile: Profile,
  endpoint: Endpoint,
  secretKept: 'keychain' | 'session',
): Session['view'] {
  const { locale, clientId, timeZone } = saved;
  return endpoint.kind === 'live'
    ? { kind: 'live', locale, clientId, timeZone, secretKept }
    : {
        kind: 'practice',
        locale,
        port: endpoint.port,
        timeZone,
        clientId: profile.kind === 'practice' ? null : clientId,
      };
}
