import { presign } from '#aws/presign.ts';
import { assemble, type Items, type World } from '#background/assemble.ts';
import type { Clients } from '#background/credentials/clients.ts';
import { attemptsSchema } from '#background/diagnosis/attemptsSchema.ts';
import { requestsSchema } from '#background/reconnect/requestsSchema.ts';
import { foundSchema } from '#background/signIn/foundSchema.ts';
import { sealedSchema, secretsSchema, unlockedSchema } from '#background/vault/schema.ts';
import type { SecretsByProfile } from '#background/vault/secrets.ts';
import { DEFAULT_RETENTION, type Retention } from '#core/retention.ts';
import type { BackgroundEvent, HostApi, OpenRequest, SessionChange } from '#messaging/contract.ts';
import { createFakeAws } from './fakeAws.ts';
import { jsonItem } from './jsonItem.ts';

export const NOW = Date.UTC(2026, 10, 22, 10, 20, 30);
export const URL_OF_API = 'wss://abc123def4.execute-api.eu-central-1.amazonaws.com/dev';

/** Session ids of pages' sockets begin here. */
export const FIRST_PAGE = 100;

/** A whole background on fakes; `restart` ends the worker and starts another on the same storage. */
export function createWorld(clientsFor?: (now: () => number) => Clients) {
  const items = {
    profiles: jsonItem<Awaited<ReturnType<Items['profiles']['get']>>>([]),
    apis: jsonItem<Awaited<ReturnType<Items['apis']['get']>>>([]),
    recents: jsonItem<Awaited<ReturnType<Items['recents']['get']>>>([]),
    draft: jsonItem<Awaited<ReturnType<Items['draft']['get']>>>({}),
    secrets: jsonItem<SecretsByProfile>({}, secretsSchema),
    unlocked: jsonItem(null, unlockedSchema),
    sealed: jsonItem(null, sealedSchema),
    idleMinutes: jsonItem<number>(15),
    found: jsonItem([], foundSchema),
    signedFrom: jsonItem({}, requestsSchema),
    attempts: jsonItem([], attemptsSchema),
    retention: jsonItem<Retention>(DEFAULT_RETENTION),
    messages: jsonItem<Awaited<ReturnType<Items['messages']['get']>>>([]),
    sequences: jsonItem<Awaited<ReturnType<Items['sequences']['get']>>>([]),
    environments: jsonItem<Awaited<ReturnType<Items['environments']['get']>>>([]),
    choices: jsonItem<Awaited<ReturnType<Items['choices']['get']>>>({}),
  };
  const clock = { now: NOW };
  const now = () => clock.now;
  const aws = createFakeAws(now);
  const events: BackgroundEvent[] = [];
  const opened: OpenRequest[] = [];
  const changed: [number, SessionChange][] = [];
  /** What messages with places were to be sent with. */
  const filled: Parameters<HostApi['sendTemplate']>[] = [];
  /** Sequences that were to be run. */
  const ordered: Parameters<HostApi['runSequence']>[] = [];
  const retained: Retention[] = [];
  const captured: Parameters<HostApi['capture']>[0][] = [];
  const ended: string[] = [];
  /** Pages' sockets in the order in which they were told of. */
  const pages: string[] = [];
  const alarm = { at: undefined as number | undefined, listeners: [] as (() => void)[] };
  const tab = { origin: 'https://app.example.com', entries: {} as Record<string, string> };
  const server = { allowed: true, upgrades: false, answer: () => new Response('', { status: 403 }) };
  let ids = 0;
  let forgotten = 0;

  const world: World = {
    items,
    clients: clientsFor?.(now) ?? aws.clients,
    readTab: async () => tab,
    fetch: async () => server.answer(),
    hasHost: async () => server.allowed,
    withUpgradeHeaders: async (_url, _subprotocols, ask) => (server.upgrades ? ask() : undefined),
    host: {
      open: async (request) => opened.push(request),
      send: async () => {},
      sendTemplate: async (...args) => void filled.push(args),
      startRepeat: async (...args) => void filled.push(args),
      stopRepeat: async () => {},
      runSequence: async (...args) => void ordered.push(args),
      stopSequence: async () => {},
      close: async () => {},
      clear: async () => {},
      remove: async () => {},
      reconnectNow: async () => {},
      change: async (id, change) => void changed.push([id, change]),
      retain: async (retention) => void retained.push(retention),
      begin: async () => {},
      importSession: async ({ sessionId }) => sessionId ?? FIRST_PAGE,
      async capture(batch) {
        captured.push(batch);
        const refs = batch.sockets.map(({ ref }) => ref);
        for (const ref of refs) if (!pages.includes(ref)) pages.push(ref);
        return { sessions: Object.fromEntries(refs.map((ref) => [ref, FIRST_PAGE + pages.indexOf(ref)])) };
      },
      endCapture: async (capture) => void ended.push(capture),
    },
    presign,
    forgetSigningKeys: () => {
      forgotten += 1;
    },
    announce: (event) => events.push(event),
    crypto,
    newId: () => `id${++ids}`,
    now,
    idleAlarm: {
      set: (at) => {
        alarm.at = at;
      },
      clear: () => {
        alarm.at = undefined;
      },
      onRing: (listener) => alarm.listeners.push(listener),
    },
    // The real figure takes half a second each.
    iterations: 10,
  };

  const t = {
    world,
    items,
    aws,
    clock,
    events,
    opened,
    changed,
    filled,
    ordered,
    retained,
    captured,
    ended,
    tab,
    server,
    alarm,
    ...assemble(world),
    forgotten: () => forgotten,
    restart() {
      // The alarm is the browser's, and stays; what listened to it is gone.
      alarm.listeners.length = 0;
      Object.assign(t, assemble(world));
    },
    /** Time goes by, with whatever the browser's alarm has to say to it. */
    pass(ms: number) {
      clock.now += ms;
      if (alarm.at === undefined || alarm.at > clock.now) return;
      alarm.at = undefined;
      for (const ring of alarm.listeners) ring();
    },
    async profile(id: string) {
      const { profiles } = await t.background.overview();
      const view = profiles.find((profile) => profile.id === id);
      if (!view) throw new Error(`no profile ${id}`);
      return view;
    },
    connect: (profileId: string, expires = 300) =>
      t.background.connect({ url: URL_OF_API, profileId, expires }),
    /** The browser closes: what is in storage.session is gone. */
    async closeBrowser() {
      for (const item of [
        items.secrets,
        items.unlocked,
        items.found,
        items.draft,
        items.signedFrom,
        items.attempts,
      ])
        await item.remove();
      t.restart();
    },
  };
  return t;
}

export type TestWorld = ReturnType<typeof createWorld>;
