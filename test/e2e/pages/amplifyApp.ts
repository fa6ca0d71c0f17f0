import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway } from '../../gateway/gateway.ts';

/** Where an Amplify app keeps its tokens. */
export type TokenStore = 'localStorage' | 'sessionStorage' | 'cookies';

interface Tokens {
  IdToken: string;
  AccessToken: string;
  RefreshToken: string;
}

/** Signs a user in as a page does, at the gateway's user pool. */
export async function signInToPool(gateway: Gateway, userName: 'ada' | 'grace'): Promise<Tokens> {
  const { cognito, endpoints } = gateway;
  const { name, password } = cognito.users[userName];
  const answer = await fetch(endpoints.userPool, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: cognito.clients.password,
      AuthParameters: { USERNAME: name, PASSWORD: password },
    }),
  });
  return ((await answer.json()) as { AuthenticationResult: Tokens }).AuthenticationResult;
}

/** A page that keeps a sign-in as Amplify does, by the keys of its v6 and the pool's key of its v5. */
export async function serveAmplifyApp(gateway: Gateway) {
  let page = '<h1>Signed out</h1>';
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><meta charset="utf-8"><title>App</title>${page}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/app`,
    /** What the page stores when it is loaded next. */
    signedIn(userName: string, tokens: Tokens, store: TokenStore) {
      const prefix = `CognitoIdentityServiceProvider.${gateway.cognito.clients.password}`;
      const entries = {
        [`${prefix}.LastAuthUser`]: userName,
        [`${prefix}.${userName}.idToken`]: tokens.IdToken,
        [`${prefix}.${userName}.accessToken`]: tokens.AccessToken,
        [`${prefix}.${userName}.refreshToken`]: tokens.RefreshToken,
        [`${prefix}.${userName}.clockDrift`]: '0',
        [`CognitoIdentityId-${gateway.cognito.identityPoolId}`]: `${gateway.region}:11111111-2222-4333-8444-555555555555`,
      };
      const put =
        store === 'cookies'
          ? `document.cookie = encodeURIComponent(name) + '=' + encodeURIComponent(value) + '; path=/'`
          : `${store}.setItem(name, value)`;
      page = `<h1>Signed in</h1><script>
        localStorage.clear();
        sessionStorage.clear();
        for (const [name, value] of Object.entries(${JSON.stringify(entries)})) ${put};
      </script>`;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
