import { tiedFields } from '../parts/tiedFields.ts';
import type { ProfileForm } from '../store/profileForm.ts';

/** What ties a text field to one field of the open profile. */
export const fieldProps = tiedFields<ProfileForm>('profile');
