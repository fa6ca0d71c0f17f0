/** Whether this is the page with that address, whatever it added to it, ready to be used. Runs in the page. */
export const isLoaded = (url: string): boolean =>
  location.href.startsWith(url) && document.readyState === 'complete';
