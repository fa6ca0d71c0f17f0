import type { StoredProfile } from '#core/profile.ts';
import type { SignInStep } from '#core/signIn.ts';
import type { Clients } from '../credentials/clients.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { Pending, ProfileSecrets } from '../vault/secrets.ts';

/** A step that starts to wait; its serial is given when it is stored. */
export type NewPending = Pending extends infer P ? (P extends unknown ? Omit<P, 'serial'> : never) : never;

/** One command of a sign-in at work. */
export interface SignInTask {
  profile: StoredProfile;
  /** As they are now: `change` replaces them. */
  secrets: ProfileSecrets;
  clients: Clients;
  credentials: Credentials;
  now(): number;
  /** Stores, unless the profile was signed out meanwhile. */
  change(to: (secrets: ProfileSecrets) => ProfileSecrets): Promise<void>;
  /** Stores what waits for the person, and says what it asks of them. */
  waitFor(pending: NewPending): Promise<SignInStep>;
}

/** What a command of a sign-in comes to: the next step, or undefined where credentials are there. */
export type Outcome = Promise<SignInStep | undefined>;
