/**
 * Finds elements in a page as a person does: by role and accessible name. The function is sent
 * into the page as text, so it may use nothing from outside itself.
 */
export function findAll(win: Window, role: string, name?: string): HTMLElement[] {
  const SELECTORS: Record<string, string> = {
    button: 'button, [role=button]',
    textbox:
      'input:not([type]), input[type=text], input[type=url], input[type=number], textarea, [role=textbox]',
    // No role of ARIA's: fields whose text is hidden have none.
    secret: 'input[type=password]',
    searchbox: 'input[type=search], [role=searchbox]',
    combobox: 'select, [role=combobox], input[list]',
    radio: 'input[type=radio], [role=radio]',
    checkbox: 'input[type=checkbox], [role=checkbox]',
    link: 'a[href], [role=link]',
    heading: 'h1, h2, h3, [role=heading]',
    region: 'section[aria-label], [role=region]',
  };
  const doc = win.document;
  const textOf = (node: Element): string => {
    if (node.getAttribute('aria-hidden') === 'true') return '';
    const label = node.getAttribute('aria-label');
    if (label) return label;
    const parts = [...node.childNodes].map((child) =>
      child.nodeType === 1 ? textOf(child as Element) : (child.nodeValue ?? ''),
    );
    return parts.join(' ');
  };
  const nameOf = (element: HTMLElement): string => {
    const label = element.getAttribute('aria-label');
    if (label) return label;
    const ids = element.getAttribute('aria-labelledby');
    if (ids) {
      return ids
        .split(/\s+/)
        .map((id) => doc.getElementById(id))
        .map((other) => (other ? textOf(other) : ''))
        .join(' ');
    }
    const labels = (element as HTMLInputElement).labels;
    if (labels && labels.length > 0) return [...labels].map(textOf).join(' ');
    return textOf(element) || element.title || element.getAttribute('placeholder') || '';
  };
  const clean = (text: string) => text.replace(/\s+/g, ' ').trim();
  return [...doc.querySelectorAll<HTMLElement>(SELECTORS[role] ?? `[role=${role}]`)].filter(
    (element) =>
      (element.getAttribute('role') ?? role) === role &&
      !(role === 'textbox' && element.hasAttribute('list')) &&
      element.getClientRects().length > 0 &&
      !element.closest('[inert]') &&
      (name === undefined || clean(nameOf(element)) === name),
  );
}
