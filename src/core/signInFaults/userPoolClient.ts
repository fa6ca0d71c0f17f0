import type { Explanation, FaultContext, FaultRule } from './types.ts';
import { quote } from './unknown.ts';

const client = ({ clientId }: FaultContext) => `the app client${clientId ? ` ${clientId}` : ''}`;
const Client = ({ clientId }: FaultContext) => `The app client${clientId ? ` ${clientId}` : ''}`;

/** What is wrong with the app client, or with the ids in the profile (botocore cognito-idp). */
export const USER_POOL_CLIENT_RULES: readonly FaultRule[] = [
  {
    text: /secret_hash was not received|secret was not received|configured (?:with|for) secret but/i,
    explain: (_, context) => ({
      id: 'sign-in.client-secret',
      message: `${Client(context)} has a client secret, and the profile has none.`,
      next: 'Put the client secret into the profile (Amazon Cognito, User pools, App clients).',
    }),
  },
  {
    text: /unable to verify secret|secrethash does not match|not configured (?:for|with) (?:a )?secret|client secret/i,
    explain: (_, context) => ({
      id: 'sign-in.client-secret',
      message: context.hasClientSecret
        ? `The client secret in the profile is not that of ${client(context)}.`
        : `${Client(context)} did not accept its client secret.`,
      next: 'Check the client secret in the profile; leave it empty if the client has none.',
    }),
  },
  {
    text: /user ?pool client .* does not exist|client .* does not exist|invalid client id/i,
    explain: explainNoClient,
  },
  {
    text: /user ?pool .* does not exist/i,
    explain: (_, context) => ({
      id: 'sign-in.wrong-pool',
      message: `There is no user pool ${context.userPoolId ?? 'with this id'}${context.region ? ` in ${context.region}` : ''}.`,
      next: 'Check the user pool id in the profile; its beginning names the region.',
    }),
  },
  {
    text: /(?:flow|auth|srp_auth|password_auth).* (?:is )?not (?:enabled|supported)|custom auth lambda trigger is not configured/i,
    explain: explainFlowOff,
  },
  // Emulators that do not have the flow.
  { type: /^Unsupported/, when: (_, { method }) => method !== undefined, explain: explainFlowOff },
  // The pool is not part of the request: what is missing is the client, unless it is a device.
  {
    type: /^ResourceNotFoundException$/,
    when: ({ message }) => !/device/i.test(message),
    explain: explainNoClient,
  },
  {
    type: /^(?:UserLambdaValidationException|UnexpectedLambdaException|InvalidLambdaResponseException)$/,
    explain: (fault) => ({
      id: 'sign-in.denied',
      message: `A Lambda trigger of the user pool refused the sign-in: ${quote(fault.message)}`,
      next: 'Ask the people who run the user pool; the log of that function says more.',
    }),
  },
];

function explainNoClient(_: unknown, context: FaultContext): Explanation {
  return {
    id: 'sign-in.wrong-client',
    message: `There is no app client ${context.clientId ?? 'with this id'}${context.region ? ` in ${context.region}` : ''}.`,
    next: 'Check the client id in the profile, and the user pool id, whose beginning names the region.',
  };
}

function explainFlowOff(_: unknown, context: FaultContext): Explanation {
  const flow = context.method && { password: 'USER_PASSWORD_AUTH', srp: 'USER_SRP_AUTH' }[context.method];
  return {
    id: 'sign-in.flow-off',
    message: `${Client(context)} does not allow sign-in by ${flow ?? 'this flow'}.`,
    next:
      context.method === 'srp'
        ? 'Allow ALLOW_USER_SRP_AUTH for the client (App clients, Authentication flows), or choose the plain password in the profile.'
        : 'Allow it for the client (App clients, Authentication flows), or choose the other way of signing in in the profile.',
  };
}
