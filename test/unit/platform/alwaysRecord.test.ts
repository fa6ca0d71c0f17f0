import { beforeEach, describe, expect, it, vi } from 'vitest';
import { alwaysRecordHere, createAlwaysRecord } from '#platform/alwaysRecord.ts';

const fake = vi.hoisted(() => ({
  scripts: [] as { id: string; matches: string[] }[],
  granted: new Set<string>(),
  /** What the person says. */
  allows: true,
  asked: [] as object[],
  scripting: true,
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    get scripting() {
      if (!fake.scripting) return undefined;
      return {
        getRegisteredContentScripts: async () => fake.scripts,
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
    permissions: {
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
});

describe('createAlwaysRecord', () => {
  it('asks for that site alone, in the same turn as the click, and puts the hook into each of its pages', async () => {
    const added = createAlwaysRecord('hook.js').add('https://app.example.com:8443');
    expect(fake.asked).toEqual([{ permissions: ['scripting'], origins: [PATTERN] }]);
    expect(await added).toBe(true);
    expect(fake.scripts).toEqual([
      expect.objectContaining({
        js: ['hook.js'],
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

  it('lists sites that it still has access to, and nothing of others', async () => {
    const always = createAlwaysRecord('hook.js');
    expect(await always.list()).toEqual([]);
    await always.add('https://app.example.com');
    await always.add('http://localhost:5173');
    fake.scripts.push({ id: 'other', matches: ['https://other.example/*'] });
    fake.granted.add('https://other.example/*');
    fake.granted.delete(PATTERN);
    expect(await always.list()).toEqual(['http://localhost/*']);
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

  it.each(['null', 'chrome://version', 7, undefined])(
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

  it('is turned on and off for that site', async () => {
    const here = alwaysRecordHere(page('https://app.example.com'), createAlwaysRecord('hook.js'));
    await settle();
    expect(await here.turn(true)).toBe(true);
    expect(await here.isOn()).toBe(true);
    expect(await here.turn(false)).toBe(true);
    expect(await here.isOn()).toBe(false);
  });
});
