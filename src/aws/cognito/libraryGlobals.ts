/**
 * The Buffer that AWS's SRP library brings reads `global` while it loads, and a service worker has none.
 * Imported before that library.
 */
if (!('global' in globalThis)) Object.assign(globalThis, { global: globalThis });
