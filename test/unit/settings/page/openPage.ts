import { vi } from 'vitest';
import type { ProfileView, SavedApi } from '#core/profile.ts';
import { mountSettings } from '#settings/mount.tsx';
import type { SettingsProps } from '#settings/props.ts';
import { type FakeBackground, fakeBackground } from '../fakeBackground.ts';
import { NOW } from '../samples.ts';

export interface Page {
  root: Element;
  background: FakeBackground;
  /** The control that a label with exactly this text is for. */
  field(label: string): HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement;
  /** The only button with exactly this text. */
  button(name: string): HTMLButtonElement;
  buttons(name: string): HTMLButtonElement[];
  type(label: string, text: string): Promise<void>;
  press(name: string): Promise<void>;
  text(selector: string): string;
  /** The texts that aria-describedby of a control leads to. */
  description(label: string): string;
  close(): void;
}

export interface PageSeed {
  profiles?: ProfileView[];
  apis?: SavedApi[];
  section?: string;
  copyText?(text: string): Promise<void>;
  requestHost?(origins: string[]): Promise<boolean>;
  openUrl?(url: string): void;
  repeats?: SettingsProps['shell']['repeats'];
  always?: SettingsProps['shell']['always'];
}

/** The options page in happy-dom, on fakes, with the clock at NOW. */
export async function openPage(seed: PageSeed = {}): Promise<Page> {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: NOW });
  const background = fakeBackground(seed);
  const root = document.body.appendChild(document.createElement('div'));
  const unmount = mountSettings(root, {
    background: background.api,
    log: background.log,
    onBackgroundEvent: background.onEvent,
    shell: {
      version: '1.2.3',
      section: seed.section ?? '',
      setSection: () => {},
      copyText: seed.copyText ?? (() => Promise.resolve()),
      redirectUrl: 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
      requestHost: seed.requestHost ?? (() => Promise.resolve(true)),
      requestTabAccess: () => Promise.resolve(true),
      repeats: seed.repeats ?? {
        browser: 'firefox',
        state: async () => 'off',
        allow: async () => true,
        takeBack: async () => {},
      },
      always: seed.always ?? {
        list: async () => [],
        add: async () => true,
        remove: async () => {},
        canAdd: () => true,
        onChange: () => () => {},
      },
      openUrl: seed.openUrl ?? (() => {}),
    },
  });
  await rendered();

  const page: Page = {
    root,
    background,
    field(label) {
      const found = [...root.querySelectorAll('label')].filter(
        (each) => each.htmlFor !== '' && each.textContent === label,
      );
      if (found.length !== 1) throw new Error(`${found.length} labels “${label}”`);
      return root.querySelector(`#${found[0]!.htmlFor}`)!;
    },
    buttons: (name) =>
      [...root.querySelectorAll('button')].filter((each) => each.textContent.trim() === name),
    button(name) {
      const found = page.buttons(name);
      if (found.length !== 1) throw new Error(`${found.length} buttons “${name}”`);
      return found[0]!;
    },
    async type(label, text) {
      const field = page.field(label);
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await rendered();
    },
    async press(name) {
      page.button(name).click();
      await rendered();
    },
    text: (selector) => root.querySelector(selector)?.textContent ?? '',
    description(label) {
      const ids = page.field(label).getAttribute('aria-describedby') ?? '';
      return ids
        .split(' ')
        .filter((id) => id !== '')
        .map((id) => document.getElementById(id)?.textContent ?? `no element ${id}`)
        .join(' ');
    },
    close() {
      unmount();
      root.remove();
      vi.useRealTimers();
    },
  };
  return page;
}

/**
 * Waits for the frames in which Preact renders, runs the effects of that (its afterPaint: a frame
 * and a task), and the focus moves in the frame after.
 */
export async function rendered(): Promise<void> {
  for (let frame = 0; frame < 4; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  }
}
