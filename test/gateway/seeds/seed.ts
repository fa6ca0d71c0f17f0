import type { Endpoints, EndpointUrls } from '../endpoints/createEndpoints.ts';
import { knownProvider, loginKey } from '../identityPool/identityPool.ts';
import type { GatewayState } from '../state.ts';
import { CLIENT_IDS, CLIENT_SECRET, type ClientName } from './ids.ts';
import { addRoles, EXTERNAL_ID, type SeedRoles } from './roles.ts';
import { addPeople, type SeedUsers } from './users.ts';

/** What is ready to sign in to when the gateway starts. */
export interface Seeds {
  region: string;
  identityPoolId: string;
  userPoolId: string;
  /** Ids of the user pool's app clients, by what they are for (seeds/ids.ts). */
  clients: Record<ClientName, string>;
  /** Of the client `secret`. */
  clientSecret: string;
  /** By what is special about them (seeds/users.ts). */
  users: SeedUsers;
  /** The user pool's key in Logins. */
  loginKey: string;
  /** ARNs (seeds/roles.ts). */
  roles: SeedRoles;
  /** A provider that is not Cognito: key in Logins, and the audience that its tokens need. */
  oidc: { issuer: string; provider: string; clientId: string };
  saml: { provider: string; assertion: string };
  /** MFA device of the long-lived user, for the role `mfa`. */
  mfaSerial: string;
  externalId: string;
  sso: { startUrl: string; region: string; accountId: string; roleName: string };
  /** The same URLs as the gateway's `endpoints`. */
  endpoints: EndpointUrls;
}

/** Fills pools, roles and accounts; the gateway listens already. */
export function seed({ options, store }: GatewayState, { states, views, urls }: Endpoints): Seeds {
  const { region, partition, account, apiId } = options;
  const { pool, identityPool, sts, center } = states;
  const oidc = {
    issuer: views.oidcProvider.issuer,
    provider: loginKey(views.oidcProvider.issuer),
    clientId: 'oidc-example-client',
  };
  const api = `arn:${partition}:execute-api:${region}:${account}:${apiId}`;
  const roles = addRoles(store, { partition, account, api, identityPoolId: identityPool.id, oidc });
  const users = addPeople(pool, roles.admin);

  identityPool.settings.roles = { authenticated: roles.authenticated, unauthenticated: roles.guest };
  const { stranger: _, ...trusted } = CLIENT_IDS;
  identityPool.providers.set(loginKey(pool.issuer), knownProvider(Object.values(trusted), pool.keyPair));
  const provider = knownProvider([oidc.clientId], views.oidcProvider.keyPair);
  identityPool.providers.set(oidc.provider, provider);
  sts.providers.set(oidc.provider, provider);
  const saml = {
    provider: `arn:${partition}:iam::${account}:saml-provider/ExampleIdP`,
    assertion: makeAssertion(),
  };
  identityPool.saml.set(saml.provider, new Map([[saml.assertion, 'ada@example.test']]));

  const iam = `arn:${partition}:iam::${account}`;
  const chat = store.addRole('AWSReservedSSO_Chat_0123456789abcdef', store.role('chat')?.policies ?? []);
  const silent = store.addRole('AWSReservedSSO_ReadOnly_0123456789abcdef', []);
  center.settings.accounts = [
    {
      accountId: account,
      accountName: 'Example',
      emailAddress: 'aws@example.test',
      roles: { Chat: chat.name, ReadOnly: silent.name },
    },
    {
      accountId: '210987654321',
      accountName: 'Other',
      emailAddress: 'other@example.test',
      roles: { ReadOnly: silent.name },
    },
  ];
  return {
    region,
    identityPoolId: identityPool.id,
    userPoolId: pool.id,
    clients: CLIENT_IDS,
    clientSecret: CLIENT_SECRET,
    users,
    loginKey: loginKey(pool.issuer),
    roles,
    oidc,
    saml,
    mfaSerial: views.sts.addMfaDevice(`${iam}:user/example`, 'example'),
    externalId: EXTERNAL_ID,
    sso: { startUrl: center.settings.startUrl, region, accountId: account, roleName: 'Chat' },
    endpoints: urls(),
  };
}

/** A SAML response that looks signed; the identity pool knows it by heart. */
function makeAssertion(): string {
  const xml =
    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_example" Version="2.0">' +
    '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_assertion" Version="2.0">' +
    '<saml:Issuer>https://idp.example.test/</saml:Issuer>' +
    '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignatureValue>ZXhhbXBsZQ==' +
    '</ds:SignatureValue></ds:Signature><saml:Subject><saml:NameID>ada@example.test</saml:NameID>' +
    '</saml:Subject></saml:Assertion></samlp:Response>';
  return Buffer.from(xml).toString('base64');
}
