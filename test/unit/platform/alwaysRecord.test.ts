import { beforeEach, describe, expect, it, vi } from 'vitest';
import { canAlwaysRecord, createAlwaysRecord, settleAlwaysRecord } from '#platform/alwaysRecord.ts';
import { alwaysRecordHere } from '#platform/alwaysRecordHere.ts';

const fake = vi.hoisted(() => ({
  scripts: [] as { id: string; matches: string[] }[],
  granted: new Set<string>(),
  /** What the person says. */
  allows: true,
  asked: [] as object[],
  scripting: true,
  stored: {} as Record<string, unknown>,
  changed: new Set<(changes: object, area: string) => void>(),
  woken: [] as (() => void)[],
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    get scripting() {
      if (!fake.scripting) return undefined;
      return {
        getRegisteredContentScripts: async () => [...fake.scripts],
        registerContentScripts: async (scripts: typeof fake.scripts) => {
          if (scripts.some(({ id }) => fake.scripts.some((one) => one.id === id)))
            throw new Error('Duplicate id.');
          fake.scripts.push(...scripts);
        },
        unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
          fake.scripts = fake.scripts.filter(({ id }) => !ids.includes(id));
        },
      };
    },
    storage: {
      local: {
        get: async (key: string) => ({ [key]: fake.stored[key] }),
        set: async (items: Record<string, unknown>) => {
          Object.assign(fake.stored, items);
          for (const hear of fake.changed) hear(items, 'local');
        },
      },
      onChanged: {
        addListener: (hear: (changes: object, area: string) => void) => fake.changed.add(hear),
        removeListener: (hear: (changes: object, area: string) => void) => fake.changed.delete(hear),
      },
    },
    runtime: {
      onInstalled: { addListener: (hear: () => void) => fake.woken.push(hear) },
      onStartup: { addListener: (hear: () => void) => fake.woken.push(hear) },
    },
    permissions: {
      onRemoved: { addListener: (hear: () => void) => fake.woken.push(hear) },
      request: (wanted: { origins: string[] }) => {
        fake.asked.push(wanted);
        if (fake.allows) for (const origin of wanted.origins) fake.granted.add(origin);
        fake.scripting = true;
        return Promise.resolve(fake.allows);
      },
      contains: async ({ origins }: { origins: string[] }) =>
        origins.every((origin) => fake.granted.has(origin)),
      remove: async ({ origins }: { origins: string[] }) => {
        for (const origin of origins) fake.granted.delete(origin);
      },
    },
  },
}));

const PATTERN = 'https://app.example.com/*';

beforeEach(() => {
  Object.assign(fake, { scripts: [], granted: new Set(), allows: true, asked: [], scripting: true });
  fake.stored = {};
  fake.changed.clear();
  fake.woken = [];
});

describe('createAlwaysRecord', () => {
  it('asks for that site alone, in the same turn as the click, and puts the hook into each of its pages', async () => {
    const added = createAlwaysRecord('hook.js').add('https://app.example.com:8443');
    expect(fake.asked).toEqual([{ permissions: ['scripting'], origins: [PATTERN] }]);
    expect(await added).toBe(true);
    expect(fake.scripts).toEqual([
      expect.objectContaining({
        js: ['/hook.js'],
        matches: [PATTERN],
        world: 'MAIN',
        runAt: 'document_start',
        allFrames: true,
        matchOriginAsFallback: true,
        persistAcrossSessions: true,
      }),
    ]);
  });

  it('does nothing where the person does not allow it', async () => {
    fake.allows = false;
    expect(await createAlwaysRecord('hook.js').add('https://app.example.com')).toBe(false);
    expect(fake.scripts).toEqual([]);
  });

  it('can be asked twice', async () => {
    const always = createAlwaysRecord('hook.js');
    await always.add('https://app.example.com');
    expect(await always.add('https://app.example.com')).toBe(true);
    expect(await always.list()).toEqual([PATTERN]);
  });

  it('lists its sites, in pages too that can ask the browser for nothing', async () => {
    const always = createAlwaysRecord('hook.js');
    await always.add('https://app.example.com');
    await always.add('http://localhost:5173');
    fake.scripting = false;
    expect(await always.list()).toEqual([PATTERN, 'http://localhost/*']);
  });

  it('tells of changes, until it is asked no more', async () => {
    const always = createAlwaysRecord('hook.js');
    const told: string[] = [];
    const stop = always.onChange(() => told.push('changed'));
    await always.add('https://app.example.com');
    for (const hear of fake.changed) hear({ other: {} }, 'local');
    expect(told).toEqual(['changed']);
    stop();
    await always.remove(PATTERN);
    expect(told).toEqual(['changed']);
  });

  it('registers again what an update has taken away', async () => {
    const always = createAlwaysRecord('hook.js');
    await always.add('https://app.example.com');
    const [before] = fake.scripts;
    fake.scripts = [];
    await always.settle();
    expect(fake.scripts).toEqual([before]);
    await always.settle();
    expect(fake.scripts).toHaveLength(1);
  });

  it('forgets a site whose access was taken back: granted again, it is not recorded', async () => {
    const always = createAlwaysRecord('hook.js');
    await always.add('https://app.example.com');
    await always.add('http://localhost:5173');
    fake.granted.delete(PATTERN);
    await always.settle();
    fake.granted.add(PATTERN);
    await always.settle();
    expect(await always.list()).toEqual(['http://localhost/*']);
    expect(fake.scripts.map(({ matches }) => matches)).toEqual([['http://localhost/*']]);
  });

  it('takes away what is registered and not listed, and leaves what is not its own', async () => {
    fake.scripts = [
      { id: `record ${PATTERN}`, matches: [PATTERN] },
      { id: 'other', matches: ['https://other.example/*'] },
    ];
    await createAlwaysRecord('hook.js').settle();
    expect(fake.scripts.map(({ id }) => id)).toEqual(['other']);
  });

  it('keeps the site that is added while it settles, whichever comes first', async () => {
    const turns = Array.from({ length: 30 }, (_, at) => at);
    for (const first of ['add', 'settle'] as const)
      for (const turn of turns) {
        Object.assign(fake, { scripts: [], granted: new Set(), stored: {} });
        const always = createAlwaysRecord('hook.js');
        const jobs = { add: () => always.add('https://app.example.com'), settle: () => always.settle() };
        const one = jobs[first]();
        for (let at = 0; at < turn; at += 1) await Promise.resolve();
        const other = first === 'add' ? jobs.settle() : jobs.add();
        await Promise.all([one, other]);
        expect(fake.scripts, `${first} first, the other ${turn} turns later`).toHaveLength(1);
        expect(await always.list()).toEqual([PATTERN]);
      }
  });

  it('settles at the start, after an update and when access is taken back, one after the other', async () => {
    let running = 0;
    let most = 0;
    let done = 0;
    settleAlwaysRecord({
      async settle() {
        most = Math.max(most, ++running);
        await Promise.resolve();
        running--;
        if (++done === 1) throw new Error('The browser is busy.');
      },
    });
    expect(fake.woken).toHaveLength(3);
    for (const wake of fake.woken) wake();
    await vi.waitUntil(() => done === 3);
    expect(most).toBe(1);
  });

  it('has no sites before the permission was ever asked for', async () => {
    fake.scripting = false;
    expect(await createAlwaysRecord('hook.js').list()).toEqual([]);
  });

  it('gives the access back when it is undone', async () => {
    const always = createAlwaysRecord('hook.js');
    await always.add('https://app.example.com');
    await always.remove(PATTERN);
    expect(fake.scripts).toEqual([]);
    expect(fake.granted.has(PATTERN)).toBe(false);
  });
});

describe('canAlwaysRecord', () => {
  it.each([
    'https://app.example.com',
    'https://app.example.com:8443',
    'http://localhost:5173',
    'http://127.0.0.1',
  ])('takes %s', (origin) => expect(canAlwaysRecord(origin)).toBe(true));
  it.each([
    'http://app.example.com',
    'http://localhost.example.com',
    'https://app.example.com/',
    'https://*',
    'https://*.example.com',
    'file:///a',
    'https://u:p@app.example.com',
    'about:blank',
    '',
    7,
  ])('has no use for %s, for which no access can be asked', (origin) =>
    expect(canAlwaysRecord(origin)).toBe(false),
  );
});

describe('alwaysRecordHere', () => {
  const page = (origin: unknown) => {
    let go = (_url: string) => {};
    return {
      evaluate: async () => origin,
      onNavigated(listener: (url: string) => void) {
        go = listener;
        return () => {};
      },
      go: (url: string) => go(url),
    };
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('knows the page at hand, and the next', async () => {
    const inspected = page('https://app.example.com');
    const here = alwaysRecordHere(inspected, createAlwaysRecord('hook.js'));
    await settle();
    expect(here.site()).toBe('https://app.example.com');
    inspected.go('https://two.example.com:8443/x?y');
    expect(here.site()).toBe('https://two.example.com:8443');
  });

  it.each(['null', 'chrome://version', 'http://app.example.com', 7, undefined])(
    'has no site where the page says it is at %s',
    async (origin) => {
      const here = alwaysRecordHere(page(origin), createAlwaysRecord('hook.js'));
      await settle();
      expect(here.site()).toBeUndefined();
      expect(await here.isOn()).toBe(false);
      expect(await here.turn(true)).toBe(false);
      expect(fake.asked).toEqual([]);
    },
  );

  it('is not misled by the answer of a page that was left meanwhile', async () => {
    let answer = (_origin: string) => {};
    const inspected = {
      ...page(undefined),
      evaluate: () => new Promise<unknown>((resolve) => (answer = resolve)),
    };
    const here = alwaysRecordHere(inspected, createAlwaysRecord('hook.js'));
    inspected.go('https://two.example.com/');
    answer('https://one.example.com');
    await settle();
    expect(here.site()).toBe('https://two.example.com');
  });

  it('opens the page that can ask where a panel cannot, and asks nothing itself', async () => {
    const opened: string[] = [];
    const here = alwaysRecordHere(
      page('https://app.example.com:8443'),
      createAlwaysRecord('hook.js'),
      (site) => opened.push(site),
    );
    await settle();
    expect(await here.turn(true)).toBe(false);
    expect(opened).toEqual(['https://app.example.com:8443']);
    expect(fake.asked).toEqual([]);
  });

  it('tells when the site is another', async () => {
    const inspected = page('https://app.example.com');
    const here = alwaysRecordHere(inspected, createAlwaysRecord('hook.js'));
    const told: unknown[] = [];
    const stop = here.onChange(() => told.push(here.site()));
    await settle();
    inspected.go('https://app.example.com/next');
    inspected.go('https://two.example.com/');
    stop();
    inspected.go('https://three.example.com/');
    expect(told).toEqual(['https://app.example.com', 'https://two.example.com']);
  });

  it('is turned on and off for that site', async () => {
    const here = alwaysRecordHere(page('https://app.example.com'), createAlwaysRecord('hook.js'));
    await settle();
    expect(await here.turn(true)).toBe(true);
    expect(await here.isOn()).toBe(true);
    expect(await here.turn(false)).toBe(true);
    expect(await here.isOn()).toBe(false);
  });
});
