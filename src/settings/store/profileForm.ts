import type { ProfileView } from '#core/profile.ts';
import { blankSource, type SourceForm, sourceFormOf } from './source/sourceForm.ts';

/**
 * What the profile form holds, everything as it is typed. `paste` and `clientSecret` are its only
 * secrets, and only until it is saved.
 */
export type ProfileForm = SourceForm & {
  id: string | undefined;
  name: string;
  region: string;
  service: string;
  endpoint: string;
  paste: string;
  /** Which of several sets of keys in the paste; undefined until the person chose. */
  choice: number | undefined;
  clientSecret: string;
  /** True to have the stored client secret taken away. */
  dropClientSecret: boolean;
};

export function blankProfile(): ProfileForm {
  return {
    id: undefined,
    name: '',
    region: '',
    service: '',
    endpoint: '',
    paste: '',
    choice: undefined,
    clientSecret: '',
    dropClientSecret: false,
    ...blankSource(),
  };
}

export function profileFormOf(profile: ProfileView): ProfileForm {
  const { id, name, region = '', service = '', endpoint = '' } = profile;
  return { ...blankProfile(), ...sourceFormOf(profile.source), id, name, region, service, endpoint };
}
