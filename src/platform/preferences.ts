/**
 * Small choices about how a view looks, kept over restarts. A page reads them before it paints for
 * the first time, which storage.local cannot give, being asynchronous.
 */
export const preferences = {
  get(name: string): string | undefined {
    try {
      return localStorage.getItem(`view.${name}`) ?? undefined;
    } catch {
      // Where storage is switched off, nothing was kept.
      return undefined;
    }
  },
  set(name: string, value: string): void {
    try {
      localStorage.setItem(`view.${name}`, value);
    } catch {
      // It holds for as long as the page is open.
    }
  },
};
