// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import type { ComposeLists, SavedMessage } from '#core/compose/saved.ts';
import { session, trace } from '#test/harness/console/samples.ts';
import { mountOnFakes, press, type } from '../mountOnFakes.tsx';
import { callsOf } from '../store/openStore.ts';

const message = (id: string, name: string, folder = ''): SavedMessage => ({
  id,
  name,
  folder,
  text: `{"action":"${id}"}`,
  form: 'text',
});
const messages = [message('a', 'Ping'), message('b', 'Join', 'Rooms'), message('c', 'Leave', 'Rooms')];

type Mounted = Awaited<ReturnType<typeof mountOnFakes>>;
let mounted: Mounted | undefined;
afterEach(() => mounted?.unmount());

async function mount(compose: Partial<ComposeLists> = {}) {
  mounted = await mountOnFakes({ compose }, (log, now) => {
    log.put(session(now), { id: 1, signature: trace(now) });
  });
  return mounted;
}

/** Opens what the composer's menu has under that label. */
async function open(label: string, compose: Partial<ComposeLists> = { messages }): Promise<Mounted> {
  const t = await mount(compose);
  await t.click(t.button('More for messages'));
  const item = t.all('[role=menuitem]').find((one) => one.textContent?.startsWith(label));
  await t.click(item!);
  return t;
}

const box = (t: Mounted) => t.named('textarea', 'Message') as HTMLTextAreaElement;
const names = (t: Mounted) => t.all('[data-message]').map((item) => item.getAttribute('aria-label'));

describe('saved messages', () => {
  it('are listed by folder, found by words, and put into the box', async () => {
    const t = await open('Saved messages');
    expect(names(t)).toEqual(['Ping', 'Join', 'Leave']);
    await type(t.named('input', 'Find a saved message'), 'rooms lea');
    expect(names(t)).toEqual(['Leave']);
    await t.click(t.button('Leave'));
    expect(box(t).value).toBe('{"action":"c"}');
    expect(t.all('.drawer')).toEqual([]);
    expect(document.activeElement).toBe(box(t));
  });

  it('are saved from the box, under the name of its route', async () => {
    const t = await open('Saved messages', {});
    await type(box(t), '{"action":"echo"}');
    await t.click(t.button('Save what is in the box'));
    expect((t.named('input', 'Message name') as HTMLInputElement).value).toBe('echo');
    await type(t.named('input', 'Message name'), 'Echo');
    await type(t.named('input', 'Folder'), 'Rooms');
    await t.click(t.button('Save message'));
    expect(callsOf(t.background, 'changeMessages')).toEqual([
      [{ type: 'save', message: { name: 'Echo', folder: 'Rooms', text: '{"action":"echo"}', form: 'text' } }],
    ]);
    expect(names(t)).toEqual(['Echo']);
  });

  it('are renamed by F2 without taking the box’s text, unless that is asked for', async () => {
    const t = await open('Saved messages');
    await type(box(t), 'new text');
    await press(t.button('Ping'), 'F2');
    await type(t.named('input', 'Message name'), 'Pong');
    await t.click(t.button('Save message'));
    expect(callsOf(t.background, 'changeMessages').at(-1)).toEqual([
      { type: 'save', message: { ...messages[0], name: 'Pong' } },
    ]);
    await t.click(t.button('Rename “Pong”'));
    await t.click(t.named('input', 'Replace its text by what is in the box'));
    await t.click(t.button('Save message'));
    expect(callsOf(t.background, 'changeMessages').at(-1)).toMatchObject([{ message: { text: 'new text' } }]);
  });

  it('move by Alt and the arrows, also into the next folder', async () => {
    const t = await open('Saved messages');
    await press(t.button('Ping'), 'ArrowDown', { altKey: true });
    await t.click(t.button('Leave'));
    const [[moved]] = callsOf(t.background, 'changeMessages') as [[unknown]];
    expect(moved).toEqual({ type: 'move', id: 'a', folder: 'Rooms', before: 'b' });
  });

  it('are deleted at once, and brought back to their place by Undo', async () => {
    const t = await open('Saved messages');
    await t.click(t.button('Delete “Join”'));
    expect(names(t)).toEqual(['Ping', 'Leave']);
    await t.click(t.button('Undo'));
    expect(names(t)).toEqual(['Ping', 'Join', 'Leave']);
    expect(t.text()).not.toContain('was deleted');
  });

  it('are dropped before another message, or into a folder', async () => {
    const t = await open('Saved messages');
    const drag = (element: Element, kind: string) =>
      act(async () => {
        element.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
        await Promise.resolve();
      });
    const row = (name: string) => t.button(name).closest('.drawer-row')!;
    await drag(row('Ping'), 'dragstart');
    await drag(row('Leave'), 'dragover');
    await drag(row('Leave'), 'drop');
    await drag(row('Join'), 'dragstart');
    await drag(t.all('.drawer h3')[0]!, 'drop');
    expect(callsOf(t.background, 'changeMessages')).toEqual([
      [{ type: 'move', id: 'a', folder: 'Rooms', before: 'c' }],
      [{ type: 'move', id: 'b', folder: 'Rooms' }],
    ]);
    // What comes from elsewhere is none of ours.
    await drag(row('Leave'), 'drop');
    expect(callsOf(t.background, 'changeMessages')).toHaveLength(2);
  });

  it('are sent on connect where that is switched on, for the saved API', async () => {
    const t = await open('Saved messages');
    await t.click(t.button('Send “Join” on connect'));
    expect(t.button('Send “Join” on connect').getAttribute('aria-pressed')).toBe('true');
    expect(t.button('Join').textContent).toContain('on connect');
    await t.click(t.button('Send “Join” on connect'));
    expect(callsOf(t.background, 'chooseForApi')).toMatchObject([
      ['a1', { onConnect: 'b' }],
      ['a1', { onConnect: undefined }],
    ]);
  });
});

describe('a drawer', () => {
  it('closes by Escape, which stays out of the popup’s hands, and gives the box the focus', async () => {
    const t = await open('History', {});
    const event = await press(t.all('.drawer')[0]!, 'Escape');
    expect(event.defaultPrevented).toBe(true);
    expect(t.all('.drawer')).toEqual([]);
    expect(document.activeElement).toBe(box(t));
  });

  it.each([
    ['Saved messages', 'Find a saved message'],
    ['Routes', 'Route to add'],
    ['Send every', 'Seconds between messages'],
    ['Variables', 'Environment name'],
  ])('opens %s with the focus where one begins', async (label, first) => {
    await open(label);
    expect(document.activeElement?.getAttribute('aria-label')).toBe(first);
  });

  it('keeps a form that Escape only leaves', async () => {
    const t = await open('Saved messages');
    await press(t.button('Ping'), 'F2');
    await press(t.named('input', 'Message name'), 'Escape');
    expect(t.all('.drawer')).toHaveLength(1);
    expect(t.all('form.message-form')).toEqual([]);
  });
});

describe('history', () => {
  it('lists what was sent, latest first, and puts it back', async () => {
    const t = await mount();
    for (const text of ['one', 'two']) {
      await type(box(t), text);
      await press(box(t), 'Enter', { ctrlKey: true });
    }
    await type(box(t), '');
    await press(box(t), 'ArrowUp');
    expect(box(t).value).toBe('two');
    await t.click(t.button('More for messages'));
    await t.click(t.all('[role=menuitem]').find((one) => one.textContent?.startsWith('History'))!);
    expect(t.all('.drawer-item').map(({ textContent }) => textContent)).toEqual(['two', 'one']);
    await t.click(t.all('.drawer-item')[1]!);
    expect(box(t).value).toBe('one');
  });
});

describe('variables', () => {
  const environment = {
    id: 'e1',
    name: 'dev',
    variables: [
      { name: 'user', value: 'ann' },
      { name: 'token', secret: true as const },
    ],
  };

  it('of a new environment are saved, and taken for the API', async () => {
    const t = await open('Variables', {});
    await type(t.named('input', 'Environment name'), 'staging');
    await type(t.named('input', 'Name of variable 1'), 'room');
    await type(t.named('input', 'Value of room'), 'ops');
    await type(t.named('input', 'Name of variable 2'), 'token');
    await t.click(t.named('input', 'token is secret'));
    await type(t.named('input', 'Value of token'), 's3');
    await t.click(t.button('Save environment'));
    expect(callsOf(t.background, 'saveEnvironment')).toEqual([
      [
        {
          name: 'staging',
          variables: [
            { name: 'room', value: 'ops' },
            { name: 'token', secret: true, value: 's3' },
          ],
        },
      ],
    ]);
    await type(box(t), '{{room}}');
    expect(t.button('Send').getAttribute('aria-disabled')).toBe('false');
  });

  it('that are secret are kept unless another value is typed, and never shown', async () => {
    const t = await open('Variables', {
      environments: [environment],
      choices: { a1: { environmentId: 'e1' } },
    });
    const secret = t.named('input', 'Value of token') as HTMLInputElement;
    expect([secret.type, secret.value, secret.placeholder]).toEqual([
      'password',
      '',
      'kept; type to replace it',
    ]);
    await t.click(t.button('Save environment'));
    expect(callsOf(t.background, 'saveEnvironment')).toMatchObject([
      [
        {
          id: 'e1',
          variables: [
            { name: 'user', value: 'ann' },
            { name: 'token', secret: true },
          ],
        },
      ],
    ]);
    expect(callsOf(t.background, 'saveEnvironment')[0]).not.toHaveProperty('0.variables.1.value');
  });

  it('are put into the box where the caret stands', async () => {
    const t = await open('Variables', {
      environments: [environment],
      choices: { a1: { environmentId: 'e1' } },
    });
    await type(box(t), 'ab');
    box(t).setSelectionRange(1, 1);
    await t.click(t.button('Insert user into the message'));
    expect(box(t).value).toBe('a{{user}}b');
  });
});

describe('routes', () => {
  it('are kept for the API, and write messages', async () => {
    const t = await open('Routes', { choices: { a1: { routes: ['join'], routeKey: 'message.type' } } });
    await type(t.named('input', 'Route to add'), 'leave, join');
    const form = t.named('input', 'Route to add').closest('form')!;
    await t.click(t.button('Add route'));
    expect(form).toBeDefined();
    expect(callsOf(t.background, 'chooseForApi').at(-1)).toEqual([
      'a1',
      { routes: ['join', 'leave'], routeKey: 'message.type' },
    ]);
    await t.click(t.button('leave'));
    expect(box(t).value).toBe('{"message":{"type":"leave"}}');
    expect(box(t).selectionStart).toBe(box(t).value.length - 1);
  });
});

describe('formatting', () => {
  it('puts JSON on lines and back by Alt+Shift+F', async () => {
    const t = await mount();
    await type(box(t), '{"a":[1,2]}');
    await press(box(t), 'F', { altKey: true, shiftKey: true, code: 'KeyF' });
    expect(box(t).value).toBe('{\n  "a": [\n    1,\n    2\n  ]\n}');
    await press(box(t), 'F', { altKey: true, shiftKey: true, code: 'KeyF' });
    expect(box(t).value).toBe('{"a":[1,2]}');
  });

  it('shows where JSON is wrong, and leads there', async () => {
    const t = await mount();
    await type(box(t), '{"a":1,}');
    expect(t.all('.message-marks mark').map(({ textContent }) => textContent)).toEqual(['}']);
    await t.click(t.button('Not valid JSON: line 1, column 8'));
    expect([box(t).selectionStart, box(t).selectionEnd]).toEqual([7, 8]);
  });
});
