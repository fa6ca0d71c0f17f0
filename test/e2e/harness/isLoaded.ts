/** Whether this is the page with that address, whatever it made of the rest of it, ready to be used. Runs in the page. */
export const isLoaded = (url: string): boolean =>
  location.href.startsWith(url.replace(/#.*$/, '')) && document.readyState === 'complete';
