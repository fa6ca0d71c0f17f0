import type { ProfileView } from '#core/profile.ts';

/** What the profile form holds. `paste` is the only place of a secret, and only until it is saved. */
export type ProfileForm = {
  id: string | undefined;
  name: string;
  region: string;
  service: string;
  endpoint: string;
  paste: string;
  /** Which of several sets of keys in the paste; undefined until the person chose. */
  choice: number | undefined;
};

export function blankProfile(): ProfileForm {
  return { id: undefined, name: '', region: '', service: '', endpoint: '', paste: '', choice: undefined };
}

export function profileFormOf(profile: ProfileView): ProfileForm {
  const { id, name, region = '', service = '', endpoint = '' } = profile;
  return { id, name, region, service, endpoint, paste: '', choice: undefined };
}
