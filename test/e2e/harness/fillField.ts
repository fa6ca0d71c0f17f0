/**
 * Replaces the text of a field as typing or pasting does, or chooses the option of a select that begins
 * with it. Whether there was such a field, and such an option. Sent into the page as text, so it may use
 * nothing from outside itself.
 */
export function fillField(
  win: Window & typeof globalThis,
  field: HTMLElement | undefined,
  text: string,
): boolean {
  if (!field) return false;
  const { HTMLSelectElement, HTMLTextAreaElement, HTMLInputElement } = win;
  const isSelect = field instanceof HTMLSelectElement;
  const value = isSelect
    ? [...field.options].find((option) => option.text.trim().startsWith(text))?.value
    : text;
  if (value === undefined) return false;
  if (!isSelect) field.focus();
  const type = isSelect
    ? HTMLSelectElement
    : field.tagName === 'TEXTAREA'
      ? HTMLTextAreaElement
      : HTMLInputElement;
  Object.getOwnPropertyDescriptor(type.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new win.Event('input', { bubbles: true }));
  field.dispatchEvent(new win.Event('change', { bubbles: true }));
  return true;
}
