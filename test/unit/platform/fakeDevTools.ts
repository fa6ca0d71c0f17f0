type Listener = (...args: never[]) => void;

function fakeEvent<Value>() {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    clear: () => listeners.clear(),
    fire(value: Value): void {
      for (const listener of listeners) listener(value as never);
    },
  };
}

interface FakeResource {
  url: string;
  type: string;
}

type Answer = (expression: string, options: object) => readonly [result?: unknown, fault?: unknown];

const onNavigated = fakeEvent<string>();
const onRequestFinished = fakeEvent<unknown>();
const onResourceAdded = fakeEvent<FakeResource>();

/** Chrome's `devtools`, as far as it is used. */
export const devtools = {
  answer: (() => []) as Answer,
  resources: [] as FakeResource[],
  reloads: [] as object[],
  onNavigated,
  onRequestFinished,
  onResourceAdded,

  reset(): void {
    devtools.answer = () => [];
    devtools.resources = [];
    devtools.reloads = [];
    for (const event of [onNavigated, onRequestFinished, onResourceAdded]) event.clear();
  },

  inspectedWindow: {
    eval(expression: string, options: object, callback: (...answer: unknown[]) => void): void {
      callback(...devtools.answer(expression, options));
    },
    reload: (options: object) => void devtools.reloads.push(options),
    getResources: (callback: (resources: FakeResource[]) => void) => callback(devtools.resources),
    onResourceAdded,
  },

  network: {
    onNavigated,
    onRequestFinished,
    getHAR: (callback: (har: object) => void) => callback({ entries: [] }),
  },
};
