import { installHook } from './install.ts';

/** The page's hook: built as one script without imports, which the panel hands to the page. */
try {
  installHook(window);
} catch {
  // A page that cannot be hooked runs on as it is, and the panel finds no bridge.
}
