import { fitsSource } from '#core/amplify/fitsSource.ts';
import { type FoundSession, readAmplifyStorage } from '#core/amplify/readAmplifyStorage.ts';
import { Problem } from '#core/problem.ts';
import type { TabSession } from '#core/signIn.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import type { StorageItem } from '#platform/storageItem.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { ProfileSecrets } from '../vault/secrets.ts';
import type { Vault } from '../vault/vault.ts';
import { useToken } from './cognito.ts';

/** A session found in a tab, with its ID token: in memory until one is chosen. */
export interface HeldSession extends FoundSession {
  id: string;
  origin: string;
}

export interface TabSessionDeps {
  read(): Promise<{ origin: string; entries: Record<string, string> }>;
  found: StorageItem<HeldSession[]>;
  profiles: Pick<Profiles, 'get'>;
  vault: Pick<Vault, 'update' | 'mark' | 'state'>;
  credentials: Pick<Credentials, 'renew'>;
  newId(): string;
  onChange(): void;
}

/** Sessions of Amplify apps in tabs. Views get ids; the ID tokens stay here, and nothing else is read. */
export function createTabSessions(
  deps: TabSessionDeps,
): Pick<BackgroundApi, 'findTabSessions' | 'useTabSession'> {
  const { read, found, profiles, vault, credentials, newId, onChange } = deps;
  return {
    async findTabSessions() {
      const { origin, entries } = await read();
      const held = readAmplifyStorage(entries).map((session) => ({ ...session, id: newId(), origin }));
      await found.set(held);
      return held.map(toView);
    },

    async useTabSession(profileId, tabSessionId) {
      const mark = vault.mark(profileId);
      const profile = await profiles.get(profileId);
      const session = (await found.get()).find(({ id }) => id === tabSessionId);
      if (!profile) throw new Problem('profile.missing', 'That profile is gone.', 'Choose another one.');
      if (!session) throw gone();
      const { source } = profile;
      if (source.kind !== 'cognito' || !fitsSource(session, source.signIn)) throw another(profile.name);
      const change = async (to: (secrets: ProfileSecrets) => ProfileSecrets) =>
        void (await vault.update(profileId, to, mark));
      try {
        await useToken({ change }, session.idToken, session.provider);
        await change((secrets) => ({ ...secrets, signedInAs: session.userName }));
        await found.remove();
        await credentials.renew(profile);
      } finally {
        onChange();
      }
    },
  };
}

function toView({ idToken: _, provider: __, ...session }: HeldSession): TabSession {
  return session;
}

const another = (name: string) =>
  new Problem(
    'sign-in.tab',
    `That session is of another user pool or app client than profile “${name}” names.`,
    'Choose another session, or correct the ids in the profile.',
  );

const gone = () =>
  new Problem(
    'sign-in.tab',
    'That session is not at hand any more.',
    'Look for the session of the tab again.',
  );
