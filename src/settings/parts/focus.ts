/**
 * Moves the focus to the first of these selectors that is in the page, once what was just
 * changed has been rendered (Preact renders in a microtask, so before the next frame).
 */
export function focusAfterRender(...selectors: string[]): void {
  requestAnimationFrame(() => {
    for (const selector of selectors) {
      const element = document.querySelector<HTMLElement>(selector);
      if (!element) continue;
      element.focus();
      return;
    }
  });
}
