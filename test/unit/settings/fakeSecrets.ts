import { Problem } from '#core/problem.ts';
import type { ProfileView } from '#core/profile.ts';
import type { CallerIdentity, SignInStep, TabSession, VaultState } from '#core/signIn.ts';
import type { BackgroundApi } from '#messaging/contract.ts';

type SecretsApi = Pick<
  BackgroundApi,
  | 'signIn'
  | 'answerStep'
  | 'pollStep'
  | 'signOut'
  | 'testProfile'
  | 'findTabSessions'
  | 'useTabSession'
  | 'vaultState'
  | 'rememberWith'
  | 'stopRemembering'
  | 'lockVault'
  | 'unlockVault'
  | 'setIdleLock'
  | 'forgetSecrets'
  | 'exportProfiles'
  | 'importProfiles'
>;

/** What sign-ins, the vault and sharing answer, set by a test beforehand. */
export interface Scripted {
  /** Every call, as [name, argument…]. */
  calls: unknown[][];
  /** Replies of signIn, answerStep and pollStep, first come first served; then undefined: signed in. */
  steps: (SignInStep | undefined)[];
  identity: CallerIdentity;
  tabSessions: TabSession[];
  vault: VaultState;
  passphrase: string | undefined;
}

export function scripted(): Scripted {
  return {
    calls: [],
    steps: [],
    identity: {
      account: '123456789012',
      arn: 'arn:aws:sts::123456789012:assumed-role/ws-dev/CognitoIdentityCredentials',
      userId: 'AROAEXAMPLE:CognitoIdentityCredentials',
      clockOffsetMs: 400,
    },
    tabSessions: [],
    vault: { remember: false, locked: false, idleLockMinutes: 0 },
    passphrase: undefined,
  };
}

/**
 * @param pass waits where the test holds, and fails where it wants so
 * @param patch changes a profile's view, and tells the listeners
 */
export function fakeSecrets(
  script: Scripted,
  pass: () => Promise<void>,
  patch: (id: string, change: (view: ProfileView) => ProfileView) => void,
  add: (view: ProfileView) => void,
): SecretsApi {
  const note = async (name: keyof SecretsApi, ...args: unknown[]) => {
    script.calls.push([name, ...args]);
    await pass();
  };
  const settle = (id: string): SignInStep | undefined => {
    const next = script.steps.shift();
    patch(id, ({ step: _, ...view }) => ({
      ...view,
      hasKeys: next === undefined,
      ...(next && { step: next }),
    }));
    return next;
  };
  const unlock = (passphrase: string) => {
    if (passphrase === script.passphrase) return;
    throw new Problem('vault.passphrase', 'This is not the passphrase.', 'Try again.');
  };

  return {
    async signIn(id, input) {
      await note('signIn', id, input);
      return settle(id);
    },
    async answerStep(id, answer) {
      await note('answerStep', id, answer);
      return settle(id);
    },
    async pollStep(id) {
      await note('pollStep', id);
      return settle(id);
    },
    async signOut(id) {
      await note('signOut', id);
      patch(id, ({ signedInAs: _, ...view }) => ({ ...view, hasKeys: false, step: { type: 'sign-in' } }));
    },
    async testProfile(id) {
      await note('testProfile', id);
      return script.identity;
    },
    async findTabSessions() {
      await note('findTabSessions');
      return script.tabSessions;
    },
    async useTabSession(id, session) {
      await note('useTabSession', id, session);
      settle(id);
    },
    async vaultState() {
      await note('vaultState');
      return script.vault;
    },
    async rememberWith(passphrase) {
      await note('rememberWith', passphrase);
      script.passphrase = passphrase;
      script.vault = { ...script.vault, remember: true, locked: false };
    },
    async stopRemembering() {
      await note('stopRemembering');
      script.vault = { ...script.vault, remember: false, locked: false };
    },
    async lockVault() {
      await note('lockVault');
      script.vault = { ...script.vault, locked: true };
    },
    async unlockVault(passphrase) {
      await note('unlockVault', passphrase);
      unlock(passphrase);
      script.vault = { ...script.vault, locked: false };
    },
    async setIdleLock(minutes) {
      await note('setIdleLock', minutes);
      script.vault = { ...script.vault, idleLockMinutes: minutes };
    },
    async forgetSecrets() {
      await note('forgetSecrets');
      script.vault = { ...script.vault, remember: false, locked: false };
    },
    async exportProfiles(ids) {
      await note('exportProfiles', ids);
      return JSON.stringify({ countersign: 1, profiles: ids });
    },
    async importProfiles(text) {
      await note('importProfiles', text);
      const { profiles } = JSON.parse(text) as { profiles: { name: string }[] };
      const views = profiles.map(
        ({ name }, at): ProfileView => ({
          id: `imported${at}`,
          name,
          source: { kind: 'keys' },
          hasKeys: false,
          hasToken: false,
          longLived: false,
          refreshes: false,
          locked: false,
        }),
      );
      for (const view of views) add(view);
      return views;
    },
  };
}
