import type { Gateway } from '../../gateway/gateway.ts';
import type { ExtensionBrowser } from '../harness/ExtensionBrowser.ts';
import type { View } from '../harness/View.ts';
import { OptionsPage } from './OptionsPage.ts';

export interface ProfileEntries {
  name: string;
  kind: 'Cognito' | 'Assume role' | 'Identity Center';
  /** Further choices of the form, such as `Guest` and `Classic`. */
  choices?: string[];
  /** Further fields, by their labels. */
  fields?: Record<string, string>;
}

const ROLES = ['textbox', 'combobox', 'secret'];

/** A profile on the options page, and its sign-in. */
export class ProfilePage {
  private constructor(readonly view: View) {}

  /** Opens the options page, and fills in a new profile for the gateway. Saves nothing. */
  static async fillIn(
    browser: ExtensionBrowser,
    gateway: Gateway,
    entries: ProfileEntries,
  ): Promise<ProfilePage> {
    const page = await ProfilePage.empty(browser);
    await page.fillInNew(gateway, entries);
    return page;
  }

  /** Opens the options page. */
  static async empty(browser: ExtensionBrowser): Promise<ProfilePage> {
    return new ProfilePage((await OptionsPage.open(browser)).view);
  }

  /** Fills in a new profile, whatever this page shows. Saves nothing. */
  async fillInNew(gateway: Gateway, { name, kind, choices = [], fields }: ProfileEntries): Promise<void> {
    const { view } = this;
    await view.click('button', 'New profile');
    for (const choice of [kind, ...choices]) await view.click('radio', choice);
    await this.fill({ 'Profile name': name, Region: gateway.region, 'Signing service': gateway.service });
    // The page keeps it open from one profile to the next.
    if (!(await view.has('textbox', 'STS endpoint')))
      await view.clickElement('the emulators’ fold', (win) =>
        [...win.document.querySelectorAll('summary')].find((one) => one.textContent === 'Emulators'),
      );
    await view.waitFor('textbox', 'STS endpoint');
    const { identityPool, userPool, sts, oidc, portal } = gateway.endpoints;
    const endpoints = {
      'Identity pool endpoint': identityPool,
      'User pool endpoint': userPool,
      'STS endpoint': sts,
      'SSO OIDC endpoint': oidc,
      'SSO portal endpoint': portal,
    };
    for (const [label, url] of Object.entries(endpoints))
      if (await view.has('textbox', label)) await this.fill({ [label]: url });
    await this.fill(fields ?? {});
  }

  /** Opens the options page at a profile that is stored. */
  static async open(browser: ExtensionBrowser, name: string): Promise<ProfilePage> {
    const { view } = await OptionsPage.open(browser);
    await view.clickElement(`the profile “${name}”`, pickItem, name);
    await view.waitFor('heading', name);
    return new ProfilePage(view);
  }

  /** Fills fields by their labels, whatever kind of field each is. */
  async fill(fields: Record<string, string>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await this.view.fillAny(ROLES, label, text);
  }

  async save(): Promise<void> {
    await this.view.click('button', 'Save');
    await this.view.waitPageText(/Saved\./);
  }

  /** Fills in what the sign-in asks for, and begins it. */
  async signIn(fields: Record<string, string> = {}): Promise<void> {
    await this.fill(fields);
    await this.view.click('button', 'Sign in');
  }

  /** Gets credentials where nobody has to sign in. */
  async getCredentials(): Promise<void> {
    await this.view.click('button', 'Get credentials');
  }

  /** Waits until it has credentials that nobody signed in for. */
  waitCredentials(): Promise<string> {
    return this.view.waitPageText(/Credentials last until/);
  }

  /** Answers the step that is shown. */
  async answer(fields: Record<string, string>): Promise<void> {
    await this.fill(fields);
    await this.view.click('button', 'Continue');
  }

  /**
   * Waits for the code to confirm, and gives it. The services of Identity Center answer no page of
   * another origin: where the access is not granted yet, the person allows it.
   */
  async deviceCode(browser: ExtensionBrowser): Promise<string> {
    const allow = 'Allow access and try again';
    if (browser.target === 'firefox') {
      await this.view.waitPageText(/check that it shows this code|could not be reached/);
      if (await this.view.has('button', allow)) await this.view.click('button', allow);
    }
    return this.view.until(
      'the code',
      (win) => win.document.querySelector('.settings-device-code')?.textContent,
    );
  }

  /** Waits for the sentence that says who is signed in. */
  waitSignedIn(name: string): Promise<string> {
    return this.view.waitPageText(new RegExp(`Signed in as ${name}`));
  }

  /** Waits for a refusal, and gives its text. */
  refusal(pattern: RegExp): Promise<string> {
    return this.view.waitText('alert', undefined, pattern);
  }

  /** What the page warns of now. */
  alerts(): Promise<string> {
    return this.view.evaluate((win) =>
      [...win.document.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent).join('\n'),
    );
  }

  close(): Promise<void> {
    return this.view.close();
  }
}

const pickItem = (win: Window, name: string): Element | undefined =>
  [...win.document.querySelectorAll('[data-item]')].find((item) => item.textContent?.includes(name));
