import { fitsSource } from '#core/amplify/fitsSource.ts';
import { Problem } from '#core/problem.ts';
import { attempt, type StoreCore } from './core.ts';

/** What a person does, without leaving the console, so that the chosen profile can sign. */
export function signInActions(core: StoreCore, refresh: () => Promise<void>) {
  const { deps, state } = core;

  /** Resolves with true where it was done: what was typed is thrown away then. */
  async function run(work: (profileId: string) => Promise<unknown>): Promise<boolean> {
    const profileId = state.profileId.peek();
    if (profileId === undefined || state.signingIn.peek()) return false;
    state.signingIn.value = true;
    const done = await attempt(core, { action: 'other' }, async () => {
      await work(profileId);
      return true;
    });
    if (done) await refresh();
    state.signingIn.value = false;
    return done === true;
  }

  return {
    /** For profiles whose sign-in asks nothing of the console: the hosted page. */
    signIn: () => run((id) => deps.background.signIn(id, {})),
    answerCode: (code: string) => run((id) => deps.background.answerStep(id, { code })),
    unlock: (passphrase: string) => run(() => deps.background.unlockVault(passphrase)),
    /** `granted` was asked for by the click itself. Problem: `sign-in.tab`. */
    async useTabSession(granted: Promise<boolean>): Promise<boolean> {
      // It may fail before `run` comes to wait for it.
      granted.catch(() => {});
      return run(async (id) => {
        if (!(await granted)) {
          throw new Problem(
            'sign-in.tab',
            'Access to this page was not granted, so its sign-in cannot be read.',
            'Press the button again and allow it.',
          );
        }
        const found = await deps.background.findTabSessions();
        const source = state.profiles.peek().find((one) => one.id === id)?.source;
        const fitting = found.filter((one) => source?.kind !== 'cognito' || fitsSource(one, source.signIn));
        if (found.length > 0 && fitting.length === 0) {
          throw new Problem(
            'sign-in.tab',
            'The sign-in of this page is of another user pool or app client than the profile names.',
            'Go to the app that the profile is for, or correct the ids in the profile.',
          );
        }
        const [session, ...others] = fitting;
        if (!session) {
          throw new Problem(
            'sign-in.tab',
            'This page keeps no Amplify sign-in.',
            'Sign in to the app in this tab, and try again.',
          );
        }
        if (others.length > 0) {
          throw new Problem(
            'sign-in.tab',
            `This page keeps ${others.length + 1} sign-ins.`,
            'Open the profile, and choose one of them there.',
          );
        }
        await deps.background.useTabSession(id, session.id);
      });
    },
  };
}
