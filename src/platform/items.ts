/**
 * What the extension stores outside the frame log, one constant a value; secrets are with their
 * only readers, in src/background/vault/items.ts and src/background/signIn/foundItem.ts.
 */
import * as v from 'valibot';
import { DEFAULT_RETENTION } from '#core/retention.ts';
import { sourceSchema } from './sourceSchema.ts';
import { storageItem } from './storageItem.ts';

const optional = v.exactOptional;

const profile = v.object({
  id: v.string(),
  name: v.string(),
  source: sourceSchema,
  region: optional(v.string()),
  service: optional(v.string()),
  endpoint: optional(v.string()),
});

const api = v.object({
  id: v.string(),
  name: v.string(),
  url: v.string(),
  profileId: optional(v.string()),
  region: optional(v.string()),
  service: optional(v.string()),
  endpoint: optional(v.string()),
  expires: optional(v.number()),
  subprotocols: optional(v.array(v.string())),
  reconnect: optional(v.boolean()),
  keepAlive: optional(v.object({ seconds: v.number(), message: v.string() })),
});

const draft = v.object({
  url: optional(v.string()),
  profileId: optional(v.string()),
  apiId: optional(v.string()),
  region: optional(v.string()),
  service: optional(v.string()),
  expires: optional(v.number()),
  subprotocols: optional(v.string()),
  message: optional(v.string()),
  messageKind: optional(v.picklist(['hex', 'base64'])),
  history: optional(v.array(v.object({ text: v.string(), kind: v.picklist(['text', 'hex', 'base64']) }))),
  sessionId: optional(v.number()),
  reconnect: optional(v.boolean()),
  keepAliveSeconds: optional(v.string()),
  keepAliveMessage: optional(v.string()),
});

/** Version 0 had pasted keys only, told apart by `kind`. */
function kindToSource(old: unknown): unknown {
  if (!Array.isArray(old)) return old;
  return old.map((entry) => {
    const { kind, ...profile } = Object(entry);
    return { ...profile, source: { kind } };
  });
}

/** Profiles without their secrets. */
export const profilesItem = storageItem({
  key: 'profiles',
  area: 'local',
  schema: v.array(profile),
  fallback: [],
  migrations: [kindToSource],
});

export const apisItem = storageItem({ key: 'apis', area: 'local', schema: v.array(api), fallback: [] });

export const recentsItem = storageItem({
  key: 'recents',
  area: 'local',
  schema: v.array(v.object({ url: v.string(), profileId: v.string(), at: v.number() })),
  fallback: [],
});

export const draftItem = storageItem({ key: 'draft', area: 'session', schema: draft, fallback: {} });

/** True once the log of the last browser run has been dealt with in this one. */
export const begunItem = storageItem({ key: 'begun', area: 'session', schema: v.boolean(), fallback: false });

export const ALWAYS_RECORD_KEY = 'always-record';

/** Match patterns of the sites that are always recorded: browsers forget registered scripts with each update. */
export const alwaysRecordItem = storageItem({
  key: ALWAYS_RECORD_KEY,
  area: 'local',
  schema: v.array(v.string()),
  fallback: [],
});

/** How long sessions stay in the log. */
export const retentionItem = storageItem({
  key: 'retention',
  area: 'local',
  schema: v.object({
    keep: v.boolean(),
    maxDays: optional(v.number()),
    maxBytes: optional(v.number()),
  }),
  fallback: DEFAULT_RETENTION,
});

const message = { text: v.string(), form: v.picklist(['text', 'hex', 'base64']) };

/** Saved messages, in order. */
export const messagesItem = storageItem({
  key: 'messages',
  area: 'local',
  schema: v.array(v.object({ id: v.string(), name: v.string(), folder: v.string(), ...message })),
  fallback: [],
});

const step = v.variant('kind', [
  v.object({ kind: v.literal('send'), ...message }),
  v.object({ kind: v.literal('wait'), ms: v.number() }),
  v.object({
    kind: v.literal('expect'),
    filter: v.string(),
    withinMs: v.number(),
    take: optional(v.array(v.object({ name: v.string(), path: v.string() }))),
    early: optional(v.literal(true)),
    orGoOn: optional(v.literal(true)),
  }),
]);

/** Saved sequences, in order. */
export const sequencesItem = storageItem({
  key: 'sequences',
  area: 'local',
  schema: v.array(v.object({ id: v.string(), name: v.string(), steps: v.array(step), rounds: v.number() })),
  fallback: [],
});

/** Environments; values that are secret are in the vault. */
export const environmentsItem = storageItem({
  key: 'environments',
  area: 'local',
  schema: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      variables: v.array(
        v.object({ name: v.string(), value: optional(v.string()), secret: optional(v.literal(true)) }),
      ),
    }),
  ),
  fallback: [],
});

/** What was chosen for the messages of each saved API, by its id. */
export const choicesItem = storageItem({
  key: 'compose-choices',
  area: 'local',
  schema: v.record(
    v.string(),
    v.object({
      environmentId: optional(v.string()),
      onConnect: optional(v.string()),
      routes: optional(v.array(v.string())),
      routeKey: optional(v.string()),
    }),
  ),
  fallback: {},
});
