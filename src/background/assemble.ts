import type { presign } from '#aws/presign.ts';
import type { ApiChoices, SavedMessage, SavedSequence } from '#core/compose/saved.ts';
import type { RecentUrl, SavedApi, StoredProfile } from '#core/profile.ts';
import type { Retention } from '#core/retention.ts';
import type {
  BackgroundApi,
  BackgroundEvent,
  ConsoleDraft,
  HostApi,
  HostCallbacks,
  SignRequest,
} from '#messaging/contract.ts';
import type { StorageItem } from '#platform/storageItem.ts';
import { createApis } from './apis.ts';
import { createBackground } from './background.ts';
import { type CaptureLine, createCaptures } from './capture/captures.ts';
import { createConnectionCalls } from './connections/connectionCalls.ts';
import type { Clients } from './credentials/clients.ts';
import { createCredentials } from './credentials/credentials.ts';
import { type Attempt, type Attempts, createAttempts, isPages } from './diagnosis/attempts.ts';
import { createDiagnosis, type DiagnosisDeps } from './diagnosis/diagnosis.ts';
import { createHistory } from './history.ts';
import { createEnvironments, type StoredEnvironment } from './messages/environments.ts';
import { createMessageCommands } from './messages/messageCommands.ts';
import { createProfiles } from './profiles/profiles.ts';
import { createReconnects } from './reconnect/reconnects.ts';
import { createSequenceCommands } from './sequences/sequenceCommands.ts';
import { createSharing } from './sharing/sharingCommands.ts';
import { endRemotely } from './signIn/endRemotely.ts';
import { createSignIns } from './signIn/signIns.ts';
import { createTabSessions, type HeldSession } from './signIn/tabSessions.ts';
import { createTestProfile } from './signIn/testProfile.ts';
import { createSigner } from './signing.ts';
import type { ProfileSecrets } from './vault/secrets.ts';
import { createVault, type VaultDeps } from './vault/vault.ts';
import { createVaultCommands } from './vault/vaultCommands.ts';

/** What the background stores. */
export interface Items extends Pick<VaultDeps, 'secrets' | 'unlocked' | 'sealed' | 'idleMinutes'> {
  profiles: StorageItem<StoredProfile[]>;
  apis: StorageItem<SavedApi[]>;
  recents: StorageItem<RecentUrl[]>;
  draft: StorageItem<ConsoleDraft>;
  retention: StorageItem<Retention>;
  found: StorageItem<HeldSession[]>;
  /** By session id. */
  signedFrom: StorageItem<Record<string, SignRequest>>;
  attempts: StorageItem<Attempt[]>;
  messages: StorageItem<SavedMessage[]>;
  sequences: StorageItem<SavedSequence[]>;
  environments: StorageItem<StoredEnvironment[]>;
  /** By id of the saved API. */
  choices: StorageItem<Record<string, ApiChoices>>;
}

/** The world around the background: the browser's in start.ts, fakes in tests. */
export interface World
  extends Pick<VaultDeps, 'crypto' | 'now' | 'idleAlarm' | 'forgetSigningKeys' | 'iterations'>,
    Pick<DiagnosisDeps, 'fetch' | 'hasHost' | 'withUpgradeHeaders'> {
  items: Items;
  clients: Clients;
  readTab(): Promise<{ origin: string; entries: Record<string, string> }>;
  host: HostApi;
  presign: typeof presign;
  announce(event: BackgroundEvent): void;
  newId(): string;
}

/** Two doors: what views may ask for, and what is for the host alone. */
export interface Assembled {
  background: BackgroundApi;
  callbacks: HostCallbacks;
  /** Takes what the browser saw of handshakes. */
  seen: Attempts['seen'];
  /** For each view that connects: what it captures ends with its line. */
  captureLine(): CaptureLine;
}

/** The background's parts, each handed what it needs of the others. */
export function assemble(world: World): Assembled {
  const { items, clients, host, announce, newId, now } = world;
  const onChange = () => announce({ type: 'profiles-changed' });
  const vault = createVault({
    ...world,
    ...items,
    // A signed URL is as good as the keys while it is valid. A page's was signed with none of ours.
    forgetSigningKeys() {
      world.forgetSigningKeys();
      void items.attempts.update((all) => all.filter(isPages)).catch(() => undefined);
    },
    async forgetFound() {
      await items.found.remove();
      // In turn, so that what is under way above brings none back.
      await items.attempts.update(() => []);
    },
    onIdleLock() {
      announce({ type: 'vault-changed' });
      onChange();
    },
  });
  const endsRemotely = (...signIn: [StoredProfile, ProfileSecrets]) => void endRemotely(...signIn, clients);
  const profiles = createProfiles({ item: items.profiles, vault, newId, now, endRemotely: endsRemotely });
  const credentials = createCredentials({ vault, profiles: profiles.all, clients, now, onChange });
  const signedIn = { profiles, vault, credentials, clients, newId, now, onChange };
  const sign = createSigner({ profiles, credentials, presign: world.presign, now });
  const reconnects = createReconnects({ requests: items.signedFrom, sign });
  const attempts = createAttempts(items.attempts, now);
  const testProfile = createTestProfile(signedIn);
  const apis = createApis(items.apis, newId);
  const environments = createEnvironments(items.environments, vault, newId);
  const captureLine = createCaptures({ host, apis, attempts });
  const background = createBackground({
    profiles,
    apis,
    recents: items.recents,
    draft: items.draft,
    sign,
    host,
    reconnects,
    attempts,
    announce,
    now,
    signIns: {
      ...createSignIns(signedIn),
      ...createTabSessions({ ...signedIn, read: world.readTab, found: items.found }),
      testProfile,
    },
    vault: createVaultCommands({ vault, announce, profiles, endRemotely: endsRemotely }),
    sharing: createSharing(profiles, newId, onChange),
    diagnosis: createDiagnosis({
      ...world,
      profiles,
      vault,
      attempts,
      sign,
      testProfile,
      otherHosts: async () => (await apis.list()).map(({ url }) => new URL(url).host),
    }),
    messages: createMessageCommands({
      messages: items.messages,
      choices: items.choices,
      environments,
      host,
      newId,
      announce,
    }),
    sequences: createSequenceCommands({ sequences: items.sequences, environments, host, newId, announce }),
    callConnection: createConnectionCalls({ ...world, profiles, credentials }),
    history: createHistory({ retention: items.retention, host, announce }),
    capture: captureLine().capture,
  });
  return { background, callbacks: { signAgain: reconnects.signAgain }, seen: attempts.seen, captureLine };
}
