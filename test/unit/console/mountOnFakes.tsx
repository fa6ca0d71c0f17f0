import { render } from 'preact';
import { act } from 'preact/test-utils';
import { Console } from '#console/Console.tsx';
import { Context } from '#console/context.ts';
import type { ConsoleShell } from '#console/props.ts';
import type { FakeWorld } from '#test/harness/console/fakeBackground.ts';
import type { FakeLog } from '#test/harness/console/fakeLog.ts';
import { fakeScanner } from '#test/harness/fakeScanner.ts';
import { openStore } from './store/openStore.ts';

/** Puts text into a field as typing does: the value, then its `input` event. */
export async function type(field: Element, text: string): Promise<void> {
  await act(() => {
    (field as HTMLInputElement).value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function press(
  element: Element,
  key: string,
  more: KeyboardEventInit = {},
): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  await act(async () => {
    element.dispatchEvent(event);
    await Promise.resolve();
  });
  return event;
}

/** The whole console in the document of the test, on fakes; asked by role and accessible name. */
export async function mountOnFakes(
  world: Partial<FakeWorld> = {},
  prepare?: (log: FakeLog, now: number) => void,
  shellOptions: Partial<ConsoleShell> = {},
) {
  const opened = await openStore(world, prepare);
  const options: (string | undefined)[] = [];
  const shell: ConsoleShell = {
    view: 'popup',
    openTab() {},
    openOptions: (section) => options.push(section),
    copyText: async () => {},
    requestTabAccess: async () => true,
    requestHosts: async () => true,
    upgrade: { offered: () => true, request: async () => true },
    mac: false,
    ...shellOptions,
  };
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  await act(() =>
    render(
      <Context.Provider
        value={{ store: opened.store, shell, log: opened.log, scanner: fakeScanner(opened.log) }}
      >
        <Console />
      </Context.Provider>,
      root,
    ),
  );

  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  /** The one element of that selector and accessible name; throws unless there is exactly one. */
  function named(selector: string, name: string): HTMLElement {
    const found = all(selector).filter((element) => accessibleName(element) === name);
    if (found.length !== 1) throw new Error(`${found.length} elements ${selector} are named “${name}”`);
    return found[0]!;
  }

  return {
    ...opened,
    root,
    options,
    all,
    named,
    button: (name: string) => named('button', name),
    async click(element: HTMLElement) {
      await act(async () => {
        element.click();
        await new Promise((resolve) => setImmediate(resolve));
      });
    },
    /** Everything in the document, as text. */
    text: () => root.textContent ?? '',
    advance: (ms: number) => act(() => opened.clock.advance(ms)),
    unmount: () => act(() => render(null, root)),
  };
}

/** Enough of https://www.w3.org/TR/accname-1.2/ for this console. */
function accessibleName(element: HTMLElement): string {
  const label = element.getAttribute('aria-label');
  if (label) return label;
  const fieldLabel = element.id && document.querySelector(`label[for="${element.id}"]`)?.textContent;
  if (fieldLabel) return fieldLabel;
  const around = element.closest('label')?.textContent;
  if (around) return around.trim();
  const copy = element.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return (copy.textContent ?? '').trim();
}
