import type { Keys, StoredProfile } from '#core/profile.ts';
import type { ProfileSecrets } from '../vault/secrets.ts';
import type { Clients } from './clients.ts';

/** What getting new credentials for one profile needs at hand. */
export interface Obtaining {
  profile: StoredProfile;
  /** As they are now: `save` changes them. */
  secrets: ProfileSecrets;
  /** Stores at once, so that a rotated token is not lost when the next request fails. */
  save(changes: Partial<ProfileSecrets>): Promise<void>;
  clients: Clients;
  now(): number;
  /** Credentials of another profile, by id: the source of a role. */
  keysOf(profileId: string): Promise<Keys>;
  /** The code of an MFA device, where the person just gave one. */
  mfaCode?: string;
}
