import type { KeyObject } from 'node:crypto';
import { AwsError } from '../endpoints/AwsError.ts';
import { loginKey } from '../identityPool/identityPool.ts';
import { COGNITO_IDENTITY } from '../identityPool/operations.ts';
import { type Jwt, readJwt, signatureHolds } from '../jwt/readJwt.ts';
import { evaluateTrust } from '../trust.ts';
import { describeSession } from './assumeRole.ts';
import { readDuration, readSessionName, required } from './form.ts';
import type { Form, StsState } from './types.ts';
import type { Elements } from './xml.ts';

const invalidToken = (message: string): AwsError => new AwsError('InvalidIdentityToken', message);

/** AssumeRoleWithWebIdentity, with a token of GetOpenIdToken or of an OIDC provider of the account. */
export async function assumeRoleWithWebIdentity(sts: StsState, form: Form): Promise<Elements> {
  const arn = required(form, 'RoleArn');
  const sessionName = readSessionName(form);
  const jwt = readJwt(required(form, 'WebIdentityToken'));
  if (!jwt)
    throw invalidToken(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  const { provider, keys } = await trustedBy(sts, jwt);
  if (!signatureHolds(jwt, keys))
    throw invalidToken("Couldn't verify the signature of the token with the keys of your identity provider");
  const { aud, sub, amr, exp } = jwt.claims;
  const now = Math.floor(sts.now() / 1000);
  if (typeof exp !== 'number' || now >= exp)
    throw new AwsError(
      'ExpiredTokenException',
      `Token expired: current date/time ${now} must be before the expiration date/time ${exp}`,
    );
  const role = sts.rules.store.role(arn);
  const [first] = Array.isArray(amr) ? amr : [];
  const context = {
    [`${provider}:aud`]: String(aud),
    [`${provider}:sub`]: String(sub),
    ...(first ? { [`${provider}:amr`]: String(first) } : {}),
  };
  const names = [provider, `arn:${sts.partition}:iam::${sts.account}:oidc-provider/${provider}`];
  const action = 'sts:AssumeRoleWithWebIdentity';
  if (!role || evaluateTrust(role.trust, { kind: 'Federated', names, action, context }) !== 'allow')
    throw new AwsError('AccessDenied', `Not authorized to perform ${action}`, 403);
  const durationSeconds = readDuration(
    form,
    role.maxSessionSeconds,
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  );
  const key = sts.rules.store.mintSession({ role: role.name, sessionName, durationSeconds, context });
  return {
    SubjectFromWebIdentityToken: String(sub),
    Audience: String(aud),
    ...describeSession(key),
    Provider: provider,
  };
}

/** Who issued the token, and the keys to verify it. Throws InvalidIdentityToken where it is nobody known. */
async function trustedBy(
  sts: StsState,
  { claims }: Jwt,
): Promise<{ provider: string; keys: { kid: string; key: KeyObject }[] }> {
  const issuer = String(claims.iss);
  if (issuer === `https://${COGNITO_IDENTITY}`) {
    const { kid, publicKey: key } = sts.identityPool.keyPair;
    return { provider: COGNITO_IDENTITY, keys: [{ kid, key }] };
  }
  const provider = sts.providers.get(loginKey(issuer));
  if (!provider) throw invalidToken(`No OpenIDConnect provider found in your account for ${issuer}`);
  if (!provider.clientIds.includes(String(claims.aud))) throw invalidToken('Incorrect token audience');
  const keys = await provider.keys().catch(() => undefined);
  if (!keys)
    throw invalidToken(
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    );
  return { provider: loginKey(issuer), keys };
}
