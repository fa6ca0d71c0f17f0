import { pause, WAIT_MS } from './eventually.ts';
import { fillField } from './fillField.ts';
import { ifSettled } from './ifSettled.ts';
import { findAll } from './query.ts';

/** A function that is sent into the page as text; `win` is the page's window. */
export type PageFunction<Args extends unknown[], T> = (win: Window, ...args: Args) => T | Promise<T>;

/** What a browser has to offer for one page or popup. */
export interface ViewAccess {
  /** Evaluates an expression in which `win` is the page's window. */
  evaluate(expression: string): Promise<unknown>;
  /** A real click in the middle of the element that the expression gives; absent where none can be made. */
  click?(expression: string): Promise<void>;
  /** A real key press; absent as above. */
  press?(key: string, modifiers: string[]): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
  /** Absent where it is in front whenever it is there. */
  toFront?(): Promise<void>;
}

/** A page, tab or popup of the extension, used by role and name. Everything waits for its condition. */
export class View {
  constructor(private readonly access: ViewAccess) {}

  /** Runs a function in the page. */
  async evaluate<Args extends unknown[], T>(fn: PageFunction<Args, T>, ...args: Args): Promise<T> {
    return (await this.access.evaluate(this.#source(fn, args))) as T;
  }

  /** Waits until the function gives something truthy in the page, and returns that. */
  async until<Args extends unknown[], T>(
    what: string,
    fn: PageFunction<Args, T>,
    ...args: Args
  ): Promise<NonNullable<T>> {
    return (await this.#until(what, this.#source(fn, args))) as NonNullable<T>;
  }

  /** Whether the element is there now. */
  async has(role: string, name?: string): Promise<boolean> {
    const state = await this.#untilCall('the page', '(all) => [all.length > 0]', role, name);
    return (state as [boolean])[0];
  }

  waitFor(role: string, name?: string): Promise<true> {
    return this.#untilCall(`${role} “${name}”`, '(all) => all.length > 0', role, name) as Promise<true>;
  }

  waitGone(role: string, name?: string): Promise<true> {
    return this.#untilCall(
      `${role} “${name}” to go`,
      '(all) => all.length === 0',
      role,
      name,
    ) as Promise<true>;
  }

  /** Waits for the element, enabled, and clicks it. */
  async click(role: string, name?: string): Promise<void> {
    await this.#untilCall(
      `an enabled ${role} “${name}”`,
      '(all) => all.length > 0 && !all[0].disabled',
      role,
      name,
    );
    await this.#click(`${role} “${name}”`, `(${this.#find(role, name)})[0]`);
  }

  /** Waits for the element that the function gives, and clicks it. */
  async clickElement<Args extends unknown[]>(
    what: string,
    fn: PageFunction<Args, Element | undefined>,
    ...args: Args
  ): Promise<void> {
    const element = this.#source(fn, args);
    await this.#until(what, `Boolean(${element})`);
    await this.#click(what, element);
  }

  /** Whether the keyboard's focus is on this element. */
  async isFocused(role: string, name?: string): Promise<boolean> {
    const body = '(all) => [all.includes(win.document.activeElement)]';
    return ((await this.#untilCall('the page', body, role, name)) as [boolean])[0];
  }

  /** Types into the focused element, key by key. */
  async type(text: string): Promise<void> {
    for (const key of text) await this.press(key);
  }

  /** Replaces the text of a field, as typing or pasting does. */
  async fill(role: string, name: string, text: string): Promise<void> {
    await this.fillAny([role], name, text);
  }

  /** The same where the field's role is one of these; of a select it chooses the option, as `select` does. */
  async fillAny(roles: string[], name: string, text: string): Promise<void> {
    const found = roles.map((role) => `...${this.#find(role, name)}`).join(', ');
    await this.#until(
      `${roles.join(' or ')} “${name}”`,
      `(${fillField})(win, [${found}][0], ${JSON.stringify(text)})`,
    );
  }

  /** Chooses the option of a select whose text begins with `label`. */
  async select(name: string, label: string): Promise<void> {
    await this.#until(
      `option “${label}” of “${name}”`,
      `(${fillField})(win, ${this.#find('combobox', name)}[0], ${JSON.stringify(label)})`,
    );
  }

  /** Text content of the element, white space folded. */
  async text(role: string, name?: string): Promise<string> {
    return this.#read(`e.textContent.replace(/\\s+/g, ' ').trim()`, role, name);
  }

  /** Value of a field. */
  async value(role: string, name: string): Promise<string> {
    return this.#read('e.value', role, name);
  }

  /** Waits until the element's text matches, and returns the text. */
  async waitText(role: string, name: string | undefined, pattern: RegExp): Promise<string> {
    const test = `(all, source, flags) => {
      const text = all.map((e) => e.textContent.replace(/\\s+/g, ' ').trim()).join('\\n');
      return new RegExp(source, flags).test(text) && text;
    }`;
    return (await this.#untilCall(
      `${role} “${name}” to say ${pattern}`,
      test,
      role,
      name,
      pattern.source,
      pattern.flags,
    )) as string;
  }

  /** Waits until the whole page's text matches. */
  waitPageText(pattern: RegExp): Promise<string> {
    return this.until(
      `the page to say ${pattern}`,
      (win, source, flags) => {
        const text = win.document.body.innerText.replace(/\s+/g, ' ');
        return new RegExp(source, flags).test(text) && text;
      },
      pattern.source,
      pattern.flags,
    ) as Promise<string>;
  }

  /** Presses a key in the focused element, with modifiers such as `Control`. */
  async press(key: string, ...modifiers: string[]): Promise<void> {
    if (this.access.press) return this.access.press(key, modifiers);
    await this.evaluate(
      (win, pressed, held) => {
        const target = win.document.activeElement ?? win.document.body;
        const init = {
          key: pressed,
          bubbles: true,
          cancelable: true,
          ctrlKey: held.includes('Control'),
          metaKey: held.includes('Meta'),
          shiftKey: held.includes('Shift'),
          altKey: held.includes('Alt'),
        };
        target.dispatchEvent(new (win as Window & typeof globalThis).KeyboardEvent('keydown', init));
        target.dispatchEvent(new (win as Window & typeof globalThis).KeyboardEvent('keyup', init));
      },
      key,
      modifiers,
    );
  }

  screenshot(path: string): Promise<void> {
    return this.access.screenshot(path);
  }

  close(): Promise<void> {
    return this.access.close();
  }

  /** A page behind another has slow timers and paints nothing. */
  async toFront(): Promise<void> {
    await this.access.toFront?.();
  }

  #visibleText(): Promise<string> {
    return this.evaluate((win) => win.document.body?.innerText.slice(0, 1500) ?? '').catch(() => '(gone)');
  }

  #find(role: string, name: string | undefined): string {
    return `(${findAll})(win, ${JSON.stringify(role)}, ${JSON.stringify(name)})`;
  }

  #untilCall(
    what: string,
    body: string,
    role: string,
    name: string | undefined,
    ...args: unknown[]
  ): Promise<unknown> {
    const list = args.map((arg) => `, ${JSON.stringify(arg)}`).join('');
    return this.#until(what, `(${body})(${this.#find(role, name)}${list})`);
  }

  /** What the expression says of the element `e`, in the same look that finds it. */
  async #read(expression: string, role: string, name: string | undefined): Promise<string> {
    const found = await this.#untilCall(`${role} “${name}”`, `([e]) => e && [${expression}]`, role, name);
    return (found as [string])[0];
  }

  async #click(what: string, element: string): Promise<void> {
    if (this.access.click) return this.access.click(element);
    await this.#until(what, `((e) => e && (e.click(), true))(${element})`);
  }

  /** Looks until the expression gives something truthy. A document without a body is still on its way. */
  async #until(what: string, expression: string): Promise<unknown> {
    const started = Date.now();
    for (;;) {
      const value = await ifSettled(this.access.evaluate(`win?.document?.body ? ${expression} : undefined`));
      if (value) return value;
      if (Date.now() - started > WAIT_MS)
        throw new Error(
          `Waited ${WAIT_MS / 1000} s for ${what}. The page says:\n${await this.#visibleText()}`,
        );
      await new Promise((resolve) => setTimeout(resolve, pause(Date.now() - started)));
    }
  }

  #source<Args extends unknown[], T>(fn: PageFunction<Args, T>, args: Args): string {
    return `(${fn})(win${args.map((arg) => `, ${JSON.stringify(arg) ?? 'undefined'}`).join('')})`;
  }
}
