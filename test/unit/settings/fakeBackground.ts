import { Problem } from '#core/problem.ts';
import type { ApiDraft, Keys, ProfileDraft, ProfileView, SavedApi, StoredProfile } from '#core/profile.ts';
import { maskAccessKeyId } from '#core/redact.ts';
import { DEFAULT_RETENTION, type Retention } from '#core/retention.ts';
import type { BackgroundApi, BackgroundEvent } from '#messaging/contract.ts';
import type { SettingsProps } from '#settings/props.ts';
import { fakeCompose } from '#test/harness/console/fakeCompose.ts';
import { fakeSequences } from '#test/harness/console/fakeSequences.ts';
import { fakeSecrets, type Scripted, scripted } from './fakeSecrets.ts';

/** A background in memory for tests of the options page, with everything it was asked to save. */
export interface FakeBackground {
  api: BackgroundApi;
  log: SettingsProps['log'];
  /** What is stored in the log. */
  sessions: { id: number; bytes: number; ended: boolean }[];
  /** Tells those who listen to the log that it has changed. */
  logChanged(): void;
  retention: Retention;
  profiles: ProfileView[];
  apis: SavedApi[];
  savedProfiles: ProfileDraft[];
  savedApis: ApiDraft[];
  /** Sign-ins, the vault and sharing. */
  script: Scripted;
  onEvent(listener: (event: BackgroundEvent) => void): () => void;
  announce(event: BackgroundEvent): void;
  /** The next save or delete fails with this. */
  failNext(problem: Problem): void;
  /** Saves wait until the returned function is called. */
  hold(): () => void;
}

export function fakeBackground(seed: { profiles?: ProfileView[]; apis?: SavedApi[] } = {}): FakeBackground {
  const listeners = new Set<(event: BackgroundEvent) => void>();
  const logListeners = new Set<() => void>();
  let failure: Problem | undefined;
  let gate: Promise<void> = Promise.resolve();
  let count = 0;
  const script = scripted();

  const pass = async () => {
    await gate;
    const problem = failure;
    failure = undefined;
    if (problem) throw problem;
  };
  const unused = () => Promise.reject(new Problem('unexpected', 'The options page has no business here.'));

  const fake: FakeBackground = {
    profiles: [...(seed.profiles ?? [])],
    apis: [...(seed.apis ?? [])],
    savedProfiles: [],
    savedApis: [],
    sessions: [],
    retention: DEFAULT_RETENTION,
    logChanged: () => {
      for (const listener of logListeners) listener();
    },
    log: {
      sessions: async () => [...fake.sessions],
      bytesOnDisk: async () => 60_000_000,
      subscribe(listener) {
        logListeners.add(listener);
        return () => logListeners.delete(listener);
      },
    },
    script,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: (event) => {
      for (const listener of listeners) listener(event);
    },
    failNext: (problem) => {
      failure = problem;
    },
    hold() {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    api: {
      ...fakeCompose(),
      ...fakeSequences(),
      callConnection: () => Promise.reject(new Error('The settings call no connection.')),
      overview: async () => ({ profiles: [...fake.profiles], apis: [...fake.apis], recents: [], draft: {} }),
      async saveProfile(draft) {
        fake.savedProfiles.push(draft);
        await pass();
        const { keys, clientSecret: _, id = `p${++count}`, ...rest } = draft;
        const old = fake.profiles.find((profile) => profile.id === id);
        const view = viewOf({ ...rest, id }, keys, old);
        fake.profiles = replace(fake.profiles, view);
        return view;
      },
      async deleteProfile(id) {
        await pass();
        fake.profiles = fake.profiles.filter((profile) => profile.id !== id);
      },
      async saveApi(draft) {
        fake.savedApis.push(draft);
        await pass();
        const api = { ...draft, id: draft.id ?? `a${++count}` };
        fake.apis = replace(fake.apis, api);
        return api;
      },
      async deleteApi(id) {
        await pass();
        fake.apis = fake.apis.filter((api) => api.id !== id);
      },
      ...fakeSecrets(
        script,
        pass,
        (id, change) => {
          fake.profiles = fake.profiles.map((view) => (view.id === id ? change(view) : view));
          fake.announce({ type: 'profiles-changed' });
        },
        (view) => {
          fake.profiles = replace(fake.profiles, view);
        },
      ),
      keepDraft: unused,
      explainSignature: unused,
      copySigned: unused,
      connect: unused,
      importSession: unused,
      capture: unused,
      send: unused,
      disconnect: unused,
      clearFrames: unused,
      reconnectNow: unused,
      changeSession: unused,
      async removeSession(id) {
        await pass();
        fake.sessions = fake.sessions.filter((session) => session.id !== id);
        fake.logChanged();
      },
      retention: async () => fake.retention,
      async setRetention(retention) {
        await pass();
        fake.retention = retention;
        fake.announce({ type: 'retention-changed' });
      },
      gatherEvidence: unused,
      askServer: unused,
      askCaller: unused,
      explainText: unused,
    },
  };
  return fake;
}

function viewOf(stored: StoredProfile, keys: Keys | undefined, old: ProfileView | undefined): ProfileView {
  if (!keys) {
    const { accessKeyId, expiresAt, hasKeys = false, hasToken = false, longLived = false, step } = old ?? {};
    const waits = step ?? (stored.source.kind === 'keys' ? undefined : ({ type: 'sign-in' } as const));
    return {
      ...stored,
      refreshes: old?.refreshes ?? false,
      locked: old?.locked ?? false,
      ...(waits ? { step: waits } : {}),
      hasKeys,
      hasToken,
      longLived,
      ...(accessKeyId ? { accessKeyId } : {}),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    };
  }
  return {
    ...stored,
    refreshes: false,
    locked: false,
    hasKeys: true,
    hasToken: keys.sessionToken !== undefined,
    longLived: keys.accessKeyId.startsWith('AKIA'),
    accessKeyId: maskAccessKeyId(keys.accessKeyId),
    ...(keys.expiresAt === undefined ? {} : { expiresAt: keys.expiresAt }),
  };
}

function replace<T extends { id: string }>(items: T[], item: T): T[] {
  return items.some(({ id }) => id === item.id)
    ? items.map((old) => (old.id === item.id ? item : old))
    : [...items, item];
}
