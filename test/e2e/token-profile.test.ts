import { expect, it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { useProfilePage } from './harness/useProfilePage.ts';
import { signInToPool } from './pages/amplifyApp.ts';
import { connectAs } from './pages/connectAs.ts';
import { echoThrough } from './pages/echoThrough.ts';

const FIELD = 'ID token or SAML assertion';

inBothBrowsers('a pasted token', (browser) => {
  const gateway = useGateway();
  const fillInNew = useProfilePage(browser);

  const signInWith = async (name: string, token: string, fields: Record<string, string> = {}) => {
    const page = await fillInNew(gateway(), {
      name,
      kind: 'Cognito',
      choices: ['Pasted token'],
      fields: { 'Identity pool ID': gateway().cognito.identityPoolId, ...fields },
    });
    await page.signIn({ [FIELD]: token });
    return page;
  };
  const good = () => gateway().oidcProvider.token({ aud: gateway().cognito.oidc.clientId });

  it('of an OIDC provider leads to the frames of the API, the provider read from the token', async () => {
    const page = await signInWith('OIDC', good());
    await page.view.waitPageText(/Credentials last until/);
    expect(await page.view.has('textbox', FIELD)).toBe(false);
    expect(await echoThrough(browser(), gateway(), 'OIDC')).toContain(':assumed-role/cognito-authenticated/');
  });

  it('may be a SAML assertion', async () => {
    const { provider, assertion } = gateway().cognito.saml;
    const page = await signInWith('SAML', assertion, { Provider: provider });
    await page.view.waitPageText(/Credentials last until/);
    expect(await connectAs(browser(), gateway(), 'SAML')).toContain(':assumed-role/cognito-authenticated/');
  });

  it('may not be an access token', async () => {
    const { AccessToken } = await signInToPool(gateway(), 'ada');
    const page = await signInWith('Access token', AccessToken);
    await page.refusal(/This is an access token.*Use the ID token/);
    expect(gateway().countOf('GetId')).toBe(2);
  });

  it.each<[string, () => string, RegExp]>([
    [
      'that has expired',
      () =>
        gateway().oidcProvider.token({
          aud: gateway().cognito.oidc.clientId,
          exp: Math.floor(Date.now() / 1000) - 60,
        }),
      /token .*has expired/,
    ],
    [
      'for another client',
      () => gateway().oidcProvider.token({ aud: 'another-client' }),
      /does not trust .*audience/,
    ],
    [
      'that was changed',
      () => `${good().slice(0, -8)}AAAAAAAA`,
      /signature of the token could not be verified/,
    ],
    [
      'of which a part is missing',
      () => good().split('.').slice(0, 2).join('.'),
      /is not whole: a JWT has three parts.*this text has 2.*Copy the ID token again/,
    ],
  ])('%s is told to be so', async (name, token, sentence) => {
    const page = await signInWith(`Token ${name}`, token());
    await page.refusal(sentence);
  });
});
