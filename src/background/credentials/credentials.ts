import { type Problem, toProblem } from '#core/problem.ts';
import type { Keys, StoredProfile } from '#core/profile.ts';
import type { ProfileSecrets } from '../vault/secrets.ts';
import type { Vault } from '../vault/vault.ts';
import { chainOf } from './chain.ts';
import type { Clients } from './clients.ts';
import { cognitoKeys } from './cognito.ts';
import { identityCenterKeys } from './identityCenter.ts';
import { isFresh, timeLeft } from './lifetime.ts';
import type { Obtaining } from './obtaining.ts';
import { pastedKeys } from './pastedKeys.ts';
import { afterRefusal } from './refusal.ts';
import { roleKeys } from './role.ts';

/** A profile gives credentials with an expiry, whatever its kind. */
export interface Credentials {
  /**
   * Credentials that outlive `outliveMs` where the profile can have such, renewed where that is due:
   * once at a time, however many ask. Problems: `sign-in.*`, `keys.*`, `profile.cycle`, `vault.locked`.
   */
  get(profile: StoredProfile, options?: { outliveMs?: number; allowExpired?: boolean }): Promise<Keys>;
  /** Obtains new ones in any case, as after a sign-in; `mfaCode` for a role that asks for it. */
  renew(profile: StoredProfile, options?: { mfaCode?: string }): Promise<Keys>;
}

export interface CredentialsDeps {
  vault: Pick<Vault, 'get' | 'update' | 'mark'>;
  /** Every stored profile. */
  profiles(): Promise<StoredProfile[]>;
  clients: Clients;
  now(): number;
  /** What views show of the profile has changed. */
  onChange(): void;
}

export function createCredentials(deps: CredentialsDeps): Credentials {
  const { vault, clients, now } = deps;
  const flights = new Map<string, { mark: string; keys: Promise<Keys> }>();

  async function get(
    profile: StoredProfile,
    { outliveMs, allowExpired }: { outliveMs?: number; allowExpired?: boolean } = {},
  ): Promise<Keys> {
    const secrets = await vault.get(profile.id);
    if (profile.source.kind === 'keys') return pastedKeys(profile, secrets.keys, now(), allowExpired);
    if (secrets.keys && isFresh(secrets, now(), outliveMs)) return secrets.keys;
    try {
      return await renew(profile);
    } catch (error) {
      // Not renewed, but good for as long as is asked: better than nothing.
      if (outliveMs !== undefined && secrets.keys && timeLeft(secrets, now()) > outliveMs)
        return secrets.keys;
      throw error;
    }
  }

  async function renew(profile: StoredProfile, { mfaCode }: { mfaCode?: string } = {}): Promise<Keys> {
    const mark = vault.mark(profile.id);
    const running = flights.get(profile.id);
    // A flight from before a sign-out brings nothing that may still be used.
    if (running?.mark === mark && mfaCode === undefined) return running.keys;
    const keys = fly(profile, mark, mfaCode).finally(() => {
      if (flights.get(profile.id)?.keys === keys) flights.delete(profile.id);
    });
    flights.set(profile.id, { mark, keys });
    return keys;
  }

  async function fly(profile: StoredProfile, mark: string, mfaCode: string | undefined): Promise<Keys> {
    const { id, source } = profile;
    const change = (to: (secrets: ProfileSecrets) => ProfileSecrets) => vault.update(id, to, mark);
    const profiles = await deps.profiles();
    chainOf(profile, profiles);
    const task: Obtaining = {
      profile,
      secrets: await vault.get(id),
      clients,
      now,
      async save(changes) {
        task.secrets = await change((old) => ({ ...old, ...changes }));
      },
      async keysOf(profileId) {
        const from = profiles.find((other) => other.id === profileId);
        if (!from) throw new Error('unreachable: the chain was looked through');
        return get(from);
      },
      ...(mfaCode === undefined ? {} : { mfaCode }),
    };
    try {
      const keys = await obtain(source, task);
      await change(({ problem: _, ...old }) => ({ ...old, keys, keysAt: now() }));
      return keys;
    } catch (error) {
      const problem: Problem = toProblem(error);
      const refused = afterRefusal(problem);
      if (refused) await change(refused).catch(() => {});
      throw problem;
    } finally {
      deps.onChange();
    }
  }

  return { get, renew };
}

function obtain(source: StoredProfile['source'], task: Obtaining): Promise<Keys> {
  switch (source.kind) {
    case 'cognito':
      return cognitoKeys(source, task);
    case 'role':
      return roleKeys(source, task);
    case 'sso':
      return identityCenterKeys(source, task);
    case 'keys':
      return Promise.resolve(pastedKeys(task.profile, task.secrets.keys, task.now(), false));
  }
}
