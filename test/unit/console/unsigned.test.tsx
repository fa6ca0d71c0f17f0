// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { UNSIGNED } from '#core/unsigned.ts';
import { AWS_URL, session } from '#test/harness/console/samples.ts';
import { mountOnFakes } from './mountOnFakes.tsx';

type Mounted = Awaited<ReturnType<typeof mountOnFakes>>;
let view: Mounted | undefined;
afterEach(() => view?.unmount());

const show = async (...args: Parameters<typeof mountOnFakes>): Promise<Mounted> => {
  view = await mountOnFakes(...args);
  return view;
};

const RECORD = { id: 1, profileId: UNSIGNED, profileName: 'No signature', accessKeyId: '' };

describe('“No signature” chosen for the next connection', () => {
  it('is said in the header, at the URL, beneath it and in the Signature tab', async () => {
    const { named, all, text, click, button } = await show({ draft: { url: AWS_URL, profileId: UNSIGNED } });
    expect((named('select', 'Profile') as HTMLSelectElement).value).toBe(UNSIGNED);
    expect(all('.scope-chips').map((chips) => chips.textContent)).toEqual(['unsigned']);
    expect(text()).toContain('Nothing is signed: the URL goes out as it is.');
    button('Copy URL');
    await click(named('[role=tab]', 'Signature'));
    expect(text()).toContain('Nothing would be signed');
    expect(all('button').filter(({ textContent }) => textContent === 'Sign now')).toEqual([]);
  });

  it('asks for neither region nor validity', async () => {
    const { all, click, button } = await show({
      draft: { url: 'wss://ws.example.com/chat', profileId: UNSIGNED },
    });
    expect(all('.scope-ask')).toEqual([]);
    await click(button('Options'));
    expect(all('#expires, #scope-region, #scope-service')).toEqual([]);
    expect(all('#subprotocols')).toHaveLength(1);
  });

  it('can be chosen where there is no profile at all', async () => {
    const { named, text } = await show({ profiles: [], draft: { url: AWS_URL } });
    const select = named('select', 'Profile') as HTMLSelectElement;
    expect([select.disabled, select.value]).toEqual([false, '']);
    expect([...select.options].map((option) => option.textContent)).toEqual([
      'No profile yet',
      'No signature',
    ]);
    expect(text()).toContain('No profile yet. A profile holds');
  });
});

describe('a session that was opened without a signature', () => {
  const open = () =>
    show({ draft: { url: AWS_URL, profileId: 'p1', sessionId: 1 } }, (log, now) =>
      log.put(session(now, RECORD), { id: 1 }),
    );

  it('is marked in the status line, the list, the Handshake and the Signature tab', async () => {
    const { named, all, text, click, button } = await open();
    expect(named('[role=status]', 'Connection').textContent).toContain('unsigned');
    await click(named('[role=tab]', 'Handshake'));
    expect(text()).toContain('nobody: “No signature” was chosen in place of a profile');
    await click(named('[role=tab]', 'Signature'));
    expect(text()).toContain('This connection is not signed');
    button('Sign now');
    await click(button('Sessions'));
    expect(all('.session-row .chip').map((chip) => chip.textContent)).toEqual(['unsigned']);
  });

  it('offers no test of keys and no new signature where it was refused', async () => {
    const { named, all, click } = await show(
      { draft: { url: AWS_URL, profileId: UNSIGNED, sessionId: 1 } },
      (log, now) => {
        const { openedAt: _, ...record } = session(now, RECORD);
        log.put(
          { ...record, state: 'failed', close: { code: 1006, reason: '', wasClean: false } },
          { id: 1 },
        );
      },
    );
    await click(named('[role=tab]', 'Diagnosis'));
    const labels = all('.ask-bar button').map((button) => button.textContent);
    expect(labels).toContain('Repeat the handshake');
    expect(labels).not.toContain('Test the keys');
    expect(labels).not.toContain('Sign anew and ask');
  });
});
