import type { FaultContext } from '#core/signInFaults/types.ts';

export const IDENTITY_POOL = 'eu-central-1:11111111-2222-3333-4444-555555555555';
export const USER_POOL = 'eu-central-1_Ab12Cd34';
export const ROLE = 'arn:aws:iam::123456789012:role/tester';
export const CONTEXT: FaultContext = {
  region: 'eu-central-1',
  identityPoolId: IDENTITY_POOL,
  userPoolId: USER_POOL,
  clientId: '4exampleclientid',
  providers: [`cognito-idp.eu-central-1.amazonaws.com/${USER_POOL}`],
  roleArn: ROLE,
  startUrl: 'https://d-1234567890.awsapps.com/start',
  roleName: 'Reader',
  accountId: '123456789012',
};

/** What a service answers, and which Problem it has to become, naming what is to be mended. */
export type Row = [
  operation: string,
  type: string,
  text: string,
  id: string,
  names: string | RegExp,
  context?: FaultContext,
];

export const NAE = 'NotAuthorizedException';
