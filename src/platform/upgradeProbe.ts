import browser from 'webextension-polyfill';
import { upgradeState } from './upgradeState.ts';

/** Set by the build (vite.config.ts). */
declare const __TARGET__: 'chrome' | 'firefox';

/**
 * A fetch with these four headers set on it reaches the server as a true handshake over HTTP/1.1,
 * and a refused answer is readable in full (measured; see the README's notes on evidence). Browsers
 * let a script set none of them, so they are put on underway, where the person has allowed that.
 */
const UPGRADE_HEADERS: Readonly<Record<string, string>> = {
  Upgrade: 'websocket',
  Connection: 'Upgrade',
  'Sec-WebSocket-Version': '13',
};

const RULE_ID = 1;

/** A rule is set in milliseconds; where its permission is not in effect yet, the call never ends. */
const RULE_MS = 3_000;

/** Whether it is granted and in effect. */
export const canUpgrade = async (): Promise<boolean> => (await upgradeState()) === 'on';

/**
 * Runs `ask`, a fetch of `url` and nothing else, with the headers of a handshake put on it.
 * Resolves with undefined where the right to do so is not granted.
 */
export async function withUpgradeHeaders<T>(
  url: string,
  subprotocols: readonly string[],
  ask: () => Promise<T>,
): Promise<T | undefined> {
  if (!(await canUpgrade())) return undefined;
  const headers = {
    ...UPGRADE_HEADERS,
    'Sec-WebSocket-Key': randomKey(),
    ...(subprotocols.length > 0 ? { 'Sec-WebSocket-Protocol': subprotocols.join(', ') } : {}),
  };
  return __TARGET__ === 'firefox' ? byWebRequest(url, headers, ask) : byRule(url, headers, ask);
}

/** RFC 6455 section 4.1: 16 random bytes as base64. */
function randomKey(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

async function byWebRequest<T>(
  url: string,
  headers: Readonly<Record<string, string>>,
  ask: () => Promise<T>,
): Promise<T> {
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const added = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const listener = (details: browser.WebRequest.OnBeforeSendHeadersDetailsType) => {
    // Only our own fetch of this very URL: other tabs may talk to the same host.
    if (details.url !== url || details.tabId !== -1) return {};
    const kept = (details.requestHeaders ?? []).filter(({ name }) => !names.has(name.toLowerCase()));
    return { requestHeaders: [...kept, ...added] };
  };
  const { hostname, protocol } = new URL(url);
  const filter = { urls: [`${protocol}//${hostname}/*`], types: ['xmlhttprequest' as const] };
  browser.webRequest.onBeforeSendHeaders.addListener(listener, filter, ['blocking', 'requestHeaders']);
  try {
    return await ask();
  } finally {
    browser.webRequest.onBeforeSendHeaders.removeListener(listener);
  }
}

async function byRule<T>(
  url: string,
  headers: Readonly<Record<string, string>>,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  const { declarativeNetRequest: rules } = chrome;
  const set = rules.updateSessionRules({
    removeRuleIds: [RULE_ID],
    addRules: [
      {
        id: RULE_ID,
        condition: {
          urlFilter: `|${url.split('?', 1)[0]}`,
          initiatorDomains: [chrome.runtime.id],
          resourceTypes: ['xmlhttprequest' as chrome.declarativeNetRequest.ResourceType],
        },
        action: {
          type: 'modifyHeaders' as chrome.declarativeNetRequest.RuleActionType,
          requestHeaders: Object.entries(headers).map(([header, value]) => ({
            header,
            value,
            operation: 'set' as chrome.declarativeNetRequest.HeaderOperation,
          })),
        },
      },
    ],
  });
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, RULE_MS, 'late'));
  if ((await Promise.race([set, late])) === 'late') return undefined;
  try {
    return await ask();
  } finally {
    await rules.updateSessionRules({ removeRuleIds: [RULE_ID] });
  }
}
