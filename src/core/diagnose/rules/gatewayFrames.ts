import type { Rule } from '../evidence.ts';

/** `Forbidden` frame: no route fits the message, and there is no $default. */
export const routeUnknown: Rule = ({ gatewayFrames = [] }) => {
  const frame = gatewayFrames.findLast(({ message }) => message === 'Forbidden');
  if (!frame) return undefined;
  return {
    id: 'route-unknown',
    title: 'No route takes this message',
    sentence:
      'API Gateway answered a message with Forbidden: its route selection found no route for it, there is no $default route, or the routes were not deployed.',
    certainty: 'likely',
    evidenceFor: [
      `Frame ${frame.index} says {"message": "Forbidden"}, in the form in which the gateway writes it.`,
    ],
    evidenceAgainst: [],
    next: 'Compare the message with the route selection expression (usually $request.body.action), add a $default route, and deploy the stage.',
    source: 'AWS: Working with routes for WebSocket APIs',
  };
};

/** `Internal server error`, `Bad request body` and throttling frames. */
export const gatewayErrorFrame: Rule = ({ gatewayFrames = [] }) => {
  const frame = gatewayFrames.findLast(({ message }) => message !== 'Forbidden');
  if (!frame) return undefined;
  const { cause, next } = CAUSES.find(({ text }) => text.test(frame.message)) ?? {
    cause: 'API Gateway itself refused a message.',
    next: "Look at the API's execution log in CloudWatch.",
  };
  return {
    id: 'gateway-error-frame',
    title: `The gateway answered “${frame.message}”`,
    sentence: cause,
    certainty: 'certain',
    evidenceFor: [
      `Frame ${frame.index} says {"message": "${frame.message}"}, in the form in which the gateway writes it.`,
    ],
    evidenceAgainst: [],
    next,
    source: 'AWS: Working with routes for WebSocket APIs; Set up request validation',
  };
};

const CAUSES: readonly { text: RegExp; cause: string; next: string }[] = [
  {
    text: /internal server error/i,
    cause:
      "The route's integration failed: its function threw, took too long, or API Gateway may not invoke it.",
    next: "Look at the log of the route's function in CloudWatch, and at its permission for apigateway.amazonaws.com.",
  },
  {
    text: /bad request body/i,
    cause: 'The message does not fit the model that the route validates requests by.',
    next: 'Compare the message with the JSON schema of the model.',
  },
  {
    text: /too many requests|limit exceeded/i,
    cause: 'The route or the account is being throttled.',
    next: 'Send more slowly, or raise the throttle of the stage.',
  },
];
