import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ProfileView } from '#core/profile.ts';
import type { SignInAnswer, SignInInput, SignInStep, TabSession } from '#core/signIn.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import { type Fault, faultOf } from './fault.ts';

export interface SignInDeps {
  background: Pick<
    BackgroundApi,
    'signIn' | 'answerStep' | 'pollStep' | 'signOut' | 'findTabSessions' | 'useTabSession'
  >;
  /** The stored profile that is open. */
  profile: ReadonlySignal<ProfileView | undefined>;
  /** Saves what was typed, where something was; the profile's id, or undefined where that was refused. */
  saveFirst(): Promise<string | undefined>;
  /** Shows the step at once, before the overview arrives that tells the same. */
  stepped(profileId: string, step: SignInStep | undefined): void;
  /** Fills in what the form lacks and the session's page tells. */
  fillFromTab(session: TabSession): void;
  /** Asks for host access; called before anything is awaited, for Firefox's sake. */
  requestTabAccess(): Promise<boolean>;
  /** Epoch milliseconds. */
  now(): number;
}

/** The sign-in of the open profile: where it stands, and what takes it on. */
export interface SignIn {
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last thing failed. Problems that belong to a step come with the step. */
  readonly fault: ReadonlySignal<(Fault & { id: string }) | undefined>;
  /** What `findTabSessions` found; undefined before it was asked. */
  readonly tabSessions: ReadonlySignal<readonly TabSession[] | undefined>;
  /** Counts steps that were taken; a view moves the focus to the next one when it rises. */
  readonly moves: ReadonlySignal<number>;
  /** Resolve with true where it went on: the fields of secrets are emptied then. */
  begin(input: SignInInput): Promise<boolean>;
  answer(answer: SignInAnswer): Promise<boolean>;
  signOut(): Promise<boolean>;
  findTabSessions(): Promise<void>;
  useTabSession(session: TabSession): Promise<boolean>;
  /** Polls a device code when its interval is over. */
  tick(): void;
}

interface Progress {
  profileId: string | undefined;
  busy: boolean;
  fault?: Fault & { id: string };
  tabSessions?: readonly TabSession[];
}

const IDLE: Progress = { profileId: undefined, busy: false };

export function createSignIn(deps: SignInDeps): SignIn {
  const { background, profile } = deps;
  const progress = signal<Progress>(IDLE);
  // What was begun for one profile is not shown at another.
  const mine = computed(() => (progress.value.profileId === profile.value?.id ? progress.value : IDLE));
  const moves = signal(0);
  let polledAt = 0;
  let polling = false;

  /** One thing at a time per profile; `work` gets the id of the profile as it is stored by then. */
  async function run(work: (id: string) => Promise<Partial<Progress> | undefined>): Promise<boolean> {
    if (mine.peek().busy) return false;
    progress.value = { profileId: profile.peek()?.id, busy: true };
    const before = progress.peek();
    // The person may open another profile meanwhile: the secret is for the one that it was typed for.
    const id = await deps.saveFirst();
    if (id === undefined) {
      if (progress.peek() === before) progress.value = IDLE;
      return false;
    }
    if (progress.peek() === before) progress.value = { profileId: id, busy: true };
    try {
      const more = await work(id);
      settle(id, more ?? {});
      return true;
    } catch (error) {
      settle(id, { fault: faultOf(error) });
      return false;
    }
  }

  /** The person may have opened another profile meanwhile, and begun something there. */
  function settle(id: string, more: Partial<Progress>): void {
    if (progress.peek().profileId === id) progress.value = { profileId: id, busy: false, ...more };
  }

  const step = (work: (id: string) => Promise<SignInStep | undefined>) =>
    run(async (id) => {
      const next = await work(id);
      polledAt = deps.now();
      batch(() => {
        deps.stepped(id, next);
        moves.value++;
      });
      return undefined;
    });

  /** Goes on after a failure: the network comes back, and a killed background starts again. */
  async function poll(id: string): Promise<void> {
    polledAt = deps.now();
    polling = true;
    if (progress.peek().profileId !== id) progress.value = { profileId: id, busy: false };
    try {
      const next = await background.pollStep(id);
      batch(() => {
        deps.stepped(id, next);
        settle(id, {});
        if (next?.type !== 'device-code') moves.value++;
      });
    } catch (error) {
      settle(id, { fault: faultOf(error) });
    } finally {
      polling = false;
    }
  }

  return {
    busy: computed(() => mine.value.busy),
    fault: computed(() => mine.value.fault),
    tabSessions: computed(() => mine.value.tabSessions),
    moves,
    begin: (input) => step((id) => background.signIn(id, input)),
    answer: (answer) => step((id) => background.answerStep(id, answer)),
    signOut: () =>
      run(async (id) => {
        await background.signOut(id);
        moves.value++;
        return undefined;
      }),
    // Nothing is saved for it: the page may tell what the form still lacks.
    async findTabSessions() {
      if (mine.peek().busy) return;
      const asking = deps.requestTabAccess();
      const profileId = profile.peek()?.id;
      const looking: Progress = { profileId, busy: true };
      progress.value = looking;
      const found: Partial<Progress> = await asking
        .then(async (granted) =>
          granted ? { tabSessions: await background.findTabSessions() } : { fault: NOT_GRANTED },
        )
        .catch((error: unknown) => ({ fault: faultOf(error) }));
      if (progress.peek() === looking) progress.value = { profileId, busy: false, ...found };
    },
    useTabSession(session) {
      deps.fillFromTab(session);
      return step(async (id) => {
        await background.useTabSession(id, session.id);
        return undefined;
      });
    },
    tick() {
      const open = profile.peek();
      const waits = open?.step;
      if (!open || waits?.type !== 'device-code' || polling || mine.peek().busy) return;
      const now = deps.now();
      if (now >= waits.expiresAt || now - polledAt < waits.intervalSeconds * 1_000) return;
      void poll(open.id);
    },
  };
}

const NOT_GRANTED = {
  id: 'permission.refused',
  message: 'Access to that page was not granted, so its sign-in cannot be read.',
  next: 'Press the button again and allow it, or choose another way to sign in.',
};
