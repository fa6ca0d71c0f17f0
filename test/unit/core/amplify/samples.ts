export const CLIENT = '4exampleclientid';
export const POOL = 'eu-central-1_Ab12Cd34E';
export const IDENTITY_POOL = 'eu-central-1:b73cb2d2-0d00-4e77-8e80-f99d9c13da3b';
/** Seconds. */
export const EXP = 1_795_000_000;

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** An ID token as Cognito makes them, but for its signature. */
export const idToken = (claims: Record<string, unknown> = {}) =>
  [
    encode({ alg: 'RS256', kid: 'test' }),
    encode({
      iss: `https://cognito-idp.eu-central-1.amazonaws.com/${POOL}`,
      aud: CLIENT,
      sub: 'sub-of-ada',
      'cognito:username': 'ada',
      token_use: 'id',
      exp: EXP,
      ...claims,
    }),
    'c2lnbmF0dXJl',
  ].join('.');

const prefix = `CognitoIdentityServiceProvider.${CLIENT}`;

/** What Amplify stores for one user, by the names that v5 and v6 share. */
export const session = (user = 'ada', claims: Record<string, unknown> = {}): Record<string, string> => ({
  [`${prefix}.LastAuthUser`]: user,
  [`${prefix}.${user}.idToken`]: idToken({ 'cognito:username': user, sub: `sub-of-${user}`, ...claims }),
  [`${prefix}.${user}.accessToken`]: idToken({ token_use: 'access', aud: undefined, client_id: CLIENT }),
  [`${prefix}.${user}.refreshToken`]: 'refresh-token-of-the-page',
  [`${prefix}.${user}.clockDrift`]: '0',
});

/** js-cookie 3: encodes all but a few characters, in names and in values. */
export const asCookies = (entries: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(entries).map(([name, value]) => [
      encodeURIComponent(name)
        .replace(/%(2[346B]|5E|60|7C)/g, decodeURIComponent)
        .replace(/[()]/g, escape),
      encodeURIComponent(value).replace(/%(2[346BF]|3[AC-F]|40|5[BDE]|60|7[BCD])/g, decodeURIComponent),
    ]),
  );
