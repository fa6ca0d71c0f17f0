import type { Gateway } from '../../gateway/gateway.ts';
import type { ExtensionBrowser } from '../harness/ExtensionBrowser.ts';
import type { View } from '../harness/View.ts';
import { OptionsPage } from './OptionsPage.ts';

export interface CognitoEntries {
  name: string;
  /** The choice under “Sign in with”. */
  way: 'Guest' | 'Password' | 'Hosted page' | 'Pasted token' | 'Tab session';
  /** Further fields, by their labels. */
  fields?: Record<string, string>;
}

/** A profile of the kind Cognito on the options page, filled in for the gateway. */
export class CognitoForm {
  private constructor(readonly view: View) {}

  static async fillIn(
    browser: ExtensionBrowser,
    gateway: Gateway,
    entries: CognitoEntries,
  ): Promise<CognitoForm> {
    const { view } = await OptionsPage.open(browser);
    await view.click('button', 'New profile');
    await view.click('radio', 'Cognito');
    await view.click('radio', entries.way);
    await view.clickElement('the emulators’ fold', (win) => {
      return [...win.document.querySelectorAll('summary')].find((one) => one.textContent === 'Emulators');
    });
    // The form takes origins; the gateway tells the services apart at its root.
    const { origin } = new URL(gateway.httpUrl);
    const fields = {
      'Profile name': entries.name,
      Region: gateway.region,
      'Signing service': gateway.service,
      'Identity pool endpoint': origin,
      'STS endpoint': origin,
      ...entries.fields,
    };
    for (const [label, text] of Object.entries(fields)) {
      const isList = await view.has('combobox', label);
      await view.fill(isList ? 'combobox' : 'textbox', label, text);
    }
    return new CognitoForm(view);
  }

  /** Waits for the sentence that says who is signed in. */
  waitSignedIn(name: string): Promise<string> {
    return this.view.waitPageText(new RegExp(`Signed in as ${name}`));
  }

  /** Waits for a refusal, and gives its text. */
  refusal(pattern: RegExp): Promise<string> {
    return this.view.waitText('alert', undefined, pattern);
  }

  close(): Promise<void> {
    return this.view.close();
  }
}
