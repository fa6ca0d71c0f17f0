import { BRIDGE } from './protocol.ts';

/** Where the build puts the hook, from the extension's root. */
export const HOOK_FILE = 'src/devtools/hook/main.js';

/** When the page gets the hook: before its first script, by a reload, or while it runs. */
export type Injection = 'reload' | 'evaluate';

/**
 * What to hand to the page, made from the text of the hook's file. `evaluate` gives an expression:
 * whether the hook is in place afterwards, in this document or since an earlier injection.
 */
export function injectedText(hook: string, injection: Injection): string {
  if (injection === 'reload') return hook;
  return `${hook}\n;(${findBridge})(window, ${JSON.stringify(BRIDGE)})`;
}

/** Sent as text. Asks for the property itself, so that none of the page's getters runs. */
const findBridge = `function (win, name) {
  try {
    var found = Object.getOwnPropertyDescriptor(win, Symbol.for(name));
    return !!found && typeof found.value === 'object' && found.value !== null;
  } catch (error) {
    return false;
  }
}`;
