import type { Editor, FormBase } from '../store/editor.ts';

/** The names of a form's fields that hold plain text. */
type TextName<F> = {
  [Name in keyof F]: F[Name] extends string ? (string extends F[Name] ? Name & string : never) : never;
}[keyof F];

/**
 * What ties a field of text to one field of the open form.
 * @param prefix of the fields' ids: `profile` for `profile-name`
 */
export function tiedFields<F extends FormBase>(prefix: string) {
  return (editor: Editor<F>, form: F, name: TextName<F>) => ({
    id: `${prefix}-${name}`,
    value: form[name] as string,
    fault: editor.faults.value[name],
    onValue: (value: string) => editor.change({ [name]: value } as Partial<F>),
  });
}
