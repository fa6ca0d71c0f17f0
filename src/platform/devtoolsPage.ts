import browser from 'webextension-polyfill';
import { Problem } from '#core/problem.ts';
import type { InspectedPage } from '#devtools/capture/contract.ts';
import { createFrameList } from './devtoolsFrames.ts';

/** Set by the build (vite.config.ts). */
declare const __TARGET__: 'chrome' | 'firefox';

/** The page under inspection, for the panel. Only where `inDevTools()` (panelPage.ts). */
export function createInspectedPage(): InspectedPage {
  const { inspectedWindow, network } = browser.devtools;
  const frames = __TARGET__ === 'chrome' ? createFrameList() : undefined;
  return {
    browser: __TARGET__,

    async evaluate(expression, frameUrl) {
      let answer: Answer;
      try {
        answer = await evaluate(expression, frameUrl);
      } catch (cause) {
        throw unreachable(cause);
      }
      const [result, fault] = answer;
      if (!isFault(fault)) return result;
      if (fault.isException) throw threw();
      if (frameUrl !== undefined) frames?.gone(frameUrl);
      throw unreachable(fault.code);
    },

    reload: (injectedScript) => inspectedWindow.reload({ injectedScript }),

    onNavigated(listener) {
      network.onNavigated.addListener(listener);
      return () => network.onNavigated.removeListener(listener);
    },

    har: () =>
      __TARGET__ === 'chrome'
        ? // The polyfill does not know this one, and older Chrome only calls back.
          new Promise((resolve) => chrome.devtools.network.getHAR(resolve))
        : network.getHAR(),

    onRequestFinished(listener) {
      network.onRequestFinished.addListener(listener);
      return () => network.onRequestFinished.removeListener(listener);
    },

    frameUrls: async () => frames?.urls() ?? [],
  };
}

type Answer = readonly [result?: unknown, fault?: unknown];

/**
 * Chrome is called back, since its promise (151 and later) tells of no fault what it was; and not by
 * the polyfill, which stands aside where Chrome has a `browser` of its own.
 */
const evaluate = (expression: string, frameURL: string | undefined): Promise<Answer> =>
  __TARGET__ === 'chrome'
    ? new Promise((resolve) => {
        const options = frameURL === undefined ? {} : { frameURL };
        chrome.devtools.inspectedWindow.eval(expression, options, (...answer) => resolve(answer));
      })
    : browser.devtools.inspectedWindow.eval(expression);

/** What both browsers say of an expression that did not come to its end, in place of a result. */
interface Fault {
  isException?: boolean;
  code?: unknown;
}

function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && ('isException' in value || 'isError' in value);
}

const unreachable = (cause: unknown): Problem =>
  new Problem(
    'page.unreachable',
    'DevTools lets no extension into this page. It may be a page of the browser, an error page or an extension store.',
    'Go to the page whose sockets you want to see.',
    { cause },
  );

/** What was thrown is the page's own text, and stays out. */
const threw = (): Problem =>
  new Problem(
    'page.threw',
    'Something in the page got in the way of recording: it has changed what the browser gives to scripts.',
    'Use “Reload and record”, which comes before the page’s own scripts.',
  );
