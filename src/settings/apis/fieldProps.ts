import { tiedFields } from '../parts/tiedFields.ts';
import type { ApiForm } from '../store/apiForm.ts';

/** What ties a text field to one field of the open API. */
export const fieldProps = tiedFields<ApiForm>('api');
