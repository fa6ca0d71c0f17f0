import type { ComposeLists, SavedSequence } from '#core/compose/saved.ts';
import type { ConnectionAnswer, ConnectionMethod } from '#core/connections/types.ts';
import { Problem } from '#core/problem.ts';
import type { ProfileView, RecentUrl, SavedApi } from '#core/profile.ts';
import { DEFAULT_RETENTION, type Retention } from '#core/retention.ts';
import type { TabSession } from '#core/signIn.ts';
import { UNSIGNED } from '#core/unsigned.ts';
import type {
  BackgroundApi,
  BackgroundEvent,
  ConsoleDraft,
  GatheredEvidence,
  PastedEvidence,
  SignRequest,
} from '#messaging/contract.ts';
import { fakeCompose } from './fakeCompose.ts';
import type { FakeLog } from './fakeLog.ts';
import { fakeSequences } from './fakeSequences.ts';
import { session, trace } from './samples.ts';

export interface FakeWorld {
  profiles: ProfileView[];
  apis: SavedApi[];
  recents: RecentUrl[];
  draft: ConsoleDraft;
  tabSessions?: TabSession[];
  retention?: Retention;
  evidence?: GatheredEvidence;
  pasted?: PastedEvidence;
  compose?: Partial<ComposeLists>;
  sequences?: SavedSequence[];
  connectionAnswer?: ConnectionAnswer;
}

export interface FakeBackground extends BackgroundApi {
  world: FakeWorld;
  /** Every call, as [name, argument…]. */
  calls: unknown[][];
  /** Thrown by the next call of that name. */
  failNext(name: keyof BackgroundApi, problem: Problem): void;
  listen(listener: (event: BackgroundEvent) => void): () => void;
  announce(event: BackgroundEvent): void;
}

const answerOf = (method: ConnectionMethod, at: number): ConnectionAnswer => ({
  method,
  status: method === 'DELETE' ? 204 : 200,
  headers: [],
  body: '',
  at,
  took: 12,
});

/** Answers as the background does, from memory; sessions go into the fake log. */
export function createFakeBackground(
  log: FakeLog,
  now: () => number,
  start: Partial<FakeWorld> = {},
): FakeBackground {
  const world: FakeWorld = { profiles: [], apis: [], recents: [], draft: {}, ...start };
  const calls: unknown[][] = [];
  const failures = new Map<string, Problem>();
  const listeners = new Set<(event: BackgroundEvent) => void>();
  let lastId = 100;

  async function note(name: keyof BackgroundApi, ...args: unknown[]): Promise<void> {
    calls.push([name, ...args]);
    const failure = failures.get(name);
    failures.delete(name);
    if (failure) throw failure;
  }

  /** The same refusals, by the same ids, as src/background/signing.ts. */
  function checkKeys({ profileId, allowExpired }: SignRequest): void {
    if (profileId === UNSIGNED) return;
    const profile = world.profiles.find(({ id }) => id === profileId);
    if (!profile) throw new Problem('profile.missing', 'No profile is chosen.', 'Choose one.');
    if (profile.locked) {
      throw new Problem('vault.locked', 'The vault is locked.', 'Unlock it.');
    }
    if (profile.step) {
      throw new Problem('sign-in.needed', `Profile “${profile.name}” is not signed in.`, 'Sign in.');
    }
    if (!profile.hasKeys) {
      throw new Problem(
        'keys.missing',
        `The keys of profile “${profile.name}” are gone.`,
        'Paste them again.',
      );
    }
    if ((profile.expiresAt ?? Number.POSITIVE_INFINITY) <= now() && !allowExpired) {
      throw new Problem(
        'keys.expired',
        `The keys of profile “${profile.name}” expired 3 min ago, so AWS will refuse them.`,
        'Paste new ones, or sign with these all the same.',
      );
    }
  }

  /** Signed in: nothing is left to do for that profile. */
  function takeSteps(profileId: string): void {
    world.profiles = world.profiles.map((profile) => {
      if (profile.id !== profileId) return profile;
      const { step: _, ...rest } = profile;
      return { ...rest, hasKeys: true };
    });
  }
  const unused = () => Promise.reject(new Problem('unexpected', 'The console has no business here.'));

  const announce = (event: BackgroundEvent): void => {
    for (const listener of listeners) listener(event);
  };

  return {
    ...fakeCompose(start.compose, note, () => announce({ type: 'compose-changed' })),
    ...fakeSequences(start.sequences, note, () => announce({ type: 'sequences-changed' })),
    world,
    calls,
    failNext: (name, problem) => void failures.set(name, problem),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce,

    async overview() {
      await note('overview');
      return structuredClone(world);
    },
    async keepDraft(draft) {
      await note('keepDraft', draft);
      world.draft = draft;
    },
    async saveProfile() {
      throw new Problem('unexpected', 'The console saves no profile.');
    },
    async deleteProfile() {
      throw new Problem('unexpected', 'The console deletes no profile.');
    },
    async signIn(id, input) {
      await note('signIn', id, input);
      takeSteps(id);
      return undefined;
    },
    async answerStep(id, answer) {
      await note('answerStep', id, answer);
      takeSteps(id);
      return undefined;
    },
    async findTabSessions() {
      await note('findTabSessions');
      return world.tabSessions ?? [];
    },
    async useTabSession(id, session) {
      await note('useTabSession', id, session);
      takeSteps(id);
    },
    async unlockVault(passphrase) {
      await note('unlockVault', passphrase);
      world.profiles = world.profiles.map((profile) => ({ ...profile, locked: false }));
    },
    pollStep: unused,
    signOut: unused,
    testProfile: unused,
    vaultState: unused,
    rememberWith: unused,
    stopRemembering: unused,
    lockVault: unused,
    setIdleLock: unused,
    forgetSecrets: unused,
    exportProfiles: unused,
    importProfiles: unused,
    importSession: unused,
    capture: unused,
    async callConnection(call) {
      await note('callConnection', call);
      return world.connectionAnswer ?? answerOf(call.method, now());
    },
    async saveApi(draft) {
      await note('saveApi', draft);
      const saved = { ...draft, id: draft.id ?? `a${world.apis.length + 1}` };
      world.apis = [...world.apis.filter(({ id }) => id !== saved.id), saved];
      return saved;
    },
    async deleteApi(id) {
      await note('deleteApi', id);
      world.apis = world.apis.filter((api) => api.id !== id);
    },
    async explainSignature(request) {
      await note('explainSignature', request);
      checkKeys(request);
      return trace(now());
    },
    async copySigned(request) {
      await note('copySigned', request);
      checkKeys(request);
      if (request.profileId === UNSIGNED) return { text: `unsigned as ${request.format}` };
      return { text: `signed as ${request.format}`, validUntil: now() + (request.expires ?? 300) * 1_000 };
    },
    async connect(request) {
      await note('connect', request);
      checkKeys(request);
      const id = ++lastId;
      log.put(
        session(now(), {
          id,
          url: request.url,
          name: request.url.replace(/^wss?:\/\//, ''),
          profileId: request.profileId,
          subprotocols: request.subprotocols ?? [],
          createdAt: now(),
          openedAt: now(),
          lastFrameAt: now(),
          sent: { frames: 0, bytes: 0 },
          received: { frames: 0, bytes: 0 },
          nextIndex: 1,
        }),
        { id, ...(request.profileId === UNSIGNED ? {} : { signature: trace(now()) }) },
      );
      return id;
    },
    async send(id, message) {
      await note('send', id, message);
      const old = log.get(id);
      if (!old) return;
      const sent = { frames: old.sent.frames + 1, bytes: old.sent.bytes + 10 };
      log.put({ ...old, sent, nextIndex: old.nextIndex + 1, lastFrameAt: now() });
    },
    async disconnect(id) {
      await note('disconnect', id);
      const old = log.get(id);
      if (!old) return;
      log.put({
        ...old,
        state: 'closed',
        endedAt: now(),
        close: { code: 1000, reason: '', wasClean: true },
      });
    },
    async clearFrames(id) {
      await note('clearFrames', id);
      const old = log.get(id);
      if (old) log.put({ ...old, firstIndex: old.nextIndex });
    },
    async removeSession(id) {
      await note('removeSession', id);
      log.drop(id);
    },
    async reconnectNow(id) {
      await note('reconnectNow', id);
      const old = log.get(id);
      if (!old) return;
      const { retryAt: _, ...rest } = old;
      log.put({ ...rest, state: 'open' });
    },
    async changeSession(id, change) {
      await note('changeSession', id, change);
      const old = log.get(id);
      if (old) log.put({ ...old, ...change });
    },
    async gatherEvidence(id) {
      await note('gatherEvidence', id);
      return world.evidence ?? {};
    },
    async askServer(id, how) {
      await note('askServer', id, how);
      return world.evidence ?? {};
    },
    async askCaller(id) {
      await note('askCaller', id);
      return world.evidence ?? {};
    },
    async explainText(text) {
      await note('explainText', text);
      return world.pasted ?? { now: now() };
    },
    async retention() {
      await note('retention');
      return world.retention ?? DEFAULT_RETENTION;
    },
    async setRetention(retention) {
      await note('setRetention', retention);
      world.retention = retention;
      for (const listener of listeners) listener({ type: 'retention-changed' });
    },
  };
}
