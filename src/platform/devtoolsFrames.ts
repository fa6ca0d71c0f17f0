/** Addresses of iframes that Chrome's `inspectedWindow.eval` can be sent to. */
export interface FrameList {
  urls(): string[];
  /** There is no such frame any more. */
  gone(url: string): void;
}

/** A page may have any number of iframes; each costs a call a second. */
const MOST = 50;

/** Chrome tells the type as well, though it is not documented. */
type Resource = Pick<chrome.devtools.inspectedWindow.Resource, 'url'> & { type?: string };

/**
 * Follows which documents the page under inspection has loaded. Chrome runs a script that is injected
 * by a reload in no iframe (measured), but evaluates in any of them, told by its address: of several
 * with the same address in the first.
 */
export function createFrameList(): FrameList {
  const { inspectedWindow, network } = chrome.devtools;
  const found = new Set<string>();
  let pageUrl: string | undefined;

  const add = ({ url, type }: Resource): void => {
    if (type !== 'document' || found.size >= MOST) return;
    // A frame with `srcdoc` comes without an address.
    if (url === '') found.add('about:srcdoc');
    else if (!/^https?:/.test(url)) return;
    // The page's own document comes first.
    else if (pageUrl === undefined) pageUrl = url;
    else if (url !== pageUrl) found.add(url);
  };

  inspectedWindow.getResources((resources) => resources.forEach(add));
  inspectedWindow.onResourceAdded.addListener(add);
  network.onNavigated.addListener((url) => {
    found.clear();
    pageUrl = url;
  });

  return { urls: () => [...found], gone: (url) => found.delete(url) };
}
