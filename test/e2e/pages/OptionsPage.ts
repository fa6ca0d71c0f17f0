import type { ExtensionBrowser } from '../harness/ExtensionBrowser.ts';
import type { View } from '../harness/View.ts';

/** The options page as a person uses it. */
export class OptionsPage {
  private constructor(readonly view: View) {}

  static async open(browser: ExtensionBrowser): Promise<OptionsPage> {
    const view = await browser.open('options/index.html');
    await view.waitFor('button', 'New profile');
    return new OptionsPage(view);
  }

  /** Makes a profile from pasted credentials and waits until it is saved. */
  async addProfile(
    name: string,
    paste: string,
    fields: { region?: string; service?: string } = {},
  ): Promise<void> {
    await this.view.click('button', 'New profile');
    await this.view.fill('textbox', 'Paste credentials', paste);
    await this.view.fill('textbox', 'Profile name', name);
    if (fields.region) await this.view.fill('combobox', 'Region', fields.region);
    if (fields.service) await this.view.fill('combobox', 'Signing service', fields.service);
    await this.view.click('button', 'Save');
    await this.view.waitPageText(/Saved\./);
  }
}

/** Credentials as `aws configure export-credentials --format env` prints them. */
export function asExports(
  keys: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
  expiresAt?: Date,
): string {
  return [
    `export AWS_ACCESS_KEY_ID=${keys.accessKeyId}`,
    `export AWS_SECRET_ACCESS_KEY=${keys.secretAccessKey}`,
    ...(keys.sessionToken ? [`export AWS_SESSION_TOKEN=${keys.sessionToken}`] : []),
    ...(expiresAt ? [`export AWS_CREDENTIAL_EXPIRATION=${expiresAt.toISOString()}`] : []),
  ].join('\n');
}
