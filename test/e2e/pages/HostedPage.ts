import type { ExtensionBrowser } from '../harness/ExtensionBrowser.ts';
import type { View } from '../harness/View.ts';

/** The window of Cognito's hosted sign-in page, as the local gateway serves it. */
export class HostedPage {
  private constructor(readonly view: View) {}

  /** Waits until the browser shows it. */
  static async shown(browser: ExtensionBrowser): Promise<HostedPage> {
    return new HostedPage(await browser.waitWeb('/oauth2/authorize?'));
  }

  async signIn(user: { name: string; password: string }): Promise<void> {
    await this.view.fill('textbox', 'Username', user.name);
    // A password field has no role.
    await this.view.evaluate((win, password) => {
      const field = win.document.querySelector<HTMLInputElement>('input[type=password]');
      if (field) field.value = password;
    }, user.password);
    await this.view.click('button', 'Sign in');
  }

  /** As a person does with the window's own button. */
  close(): Promise<void> {
    return this.view.close();
  }
}
