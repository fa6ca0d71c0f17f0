import type { Primordials } from './primordials.ts';

type AnyFunction = (...args: never[]) => unknown;
/** Calls the original; what it throws is thrown on as if nothing stood between. */
export type CallOriginal = (self: unknown, args: unknown[]) => unknown;

export type Wrapper = ReturnType<typeof createWrapper>;

/**
 * Puts Proxies in the place of the page's built-ins. A Proxy keeps name, length, own keys, statics,
 * errors and `instanceof` as they are; only `Function.prototype.toString` tells it apart, and is
 * wrapped itself. Handlers and descriptors have no prototype: `Object.prototype` is the page's.
 */
export function createWrapper(p: Primordials) {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, bound, captureStackTrace } = p;
  const originals = new p.WeakMap<object, object>();
  const originalOf = bound(originals.get, originals) as (wrapped: unknown) => object | undefined;
  const remember = bound(originals.set, originals) as (wrapped: object, original: object) => unknown;

  /**
   * Takes the hook's own frames off the stack of an error that the browser made in a call with these
   * arguments. One that the page's own code threw in between, such as a `toString`, stays untouched.
   */
  function hideFrames(error: unknown, args: unknown[], trap: object): void {
    if (!captureStackTrace || typeof error !== 'object' || error === null) return;
    try {
      for (let at = 0; at < args.length; at++) {
        if (typeof args[at] === 'object' || typeof args[at] === 'function') {
          p.exceptionCode(error);
          break;
        }
      }
      captureStackTrace(error, trap);
    } catch {}
  }

  /** A function whose calls go to `onCall`. */
  function wrap<F extends AnyFunction>(
    original: F,
    onCall: (callOriginal: CallOriginal, self: unknown, args: unknown[]) => unknown,
  ): F {
    const callOriginal: CallOriginal = (self, args) => apply(original, self, args as never[]);
    const handler: ProxyHandler<F> = {
      __proto__: null,
      apply(_, self: unknown, args: unknown[]) {
        try {
          return onCall(callOriginal, self, args);
        } catch (error) {
          hideFrames(error, args, handler.apply!);
          throw error;
        }
      },
    } as ProxyHandler<F>;
    const wrapped = new p.Proxy(original, handler);
    remember(wrapped, original);
    return wrapped;
  }

  /** A constructor that tells each new object, before anyone else has it, and the arguments. */
  function wrapConstructor<C extends new (...args: never[]) => object>(
    original: C,
    onNew: (made: object, args: unknown[]) => void,
  ): C {
    const handler: ProxyHandler<C> = {
      __proto__: null,
      construct(_, args: unknown[], newTarget) {
        let made: object;
        try {
          made = construct(original, args as never[], newTarget === wrapped ? original : newTarget);
        } catch (error) {
          hideFrames(error, args, handler.construct!);
          throw error;
        }
        try {
          onNew(made, args);
        } catch {}
        return made;
      },
    } as ProxyHandler<C>;
    const wrapped = new p.Proxy(original, handler);
    remember(wrapped, original);
    return wrapped;
  }

  /** Replaces one part (value or getter) of a property and keeps its other attributes; false where it is frozen. */
  function replace<T extends AnyFunction>(
    owner: object,
    name: PropertyKey,
    part: 'value' | 'get',
    make: (original: T) => T,
  ): boolean {
    const descriptor = getOwnPropertyDescriptor(owner, name);
    const original = descriptor?.[part] as T | undefined;
    if (!descriptor || typeof original !== 'function') return false;
    const changed = { __proto__: null, [part]: make(original) };
    return defineProperty(owner, name, changed as PropertyDescriptor);
  }

  /** Has a realm's `Function.prototype.toString` answer for the wrapped functions as for their originals. */
  function wrapToString(win: { Function: FunctionConstructor }): void {
    replace<AnyFunction>(win.Function.prototype, 'toString', 'value', (original) =>
      wrap(original, (callOriginal, self, args) => callOriginal(originalOf(self) ?? self, args)),
    );
  }

  return { wrap, wrapConstructor, replace, wrapToString };
}
