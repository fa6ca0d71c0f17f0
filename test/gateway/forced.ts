import { forbidden, internalError, Refusal } from './refusal.ts';

/** Refusals that have nothing to do with the signature, to be had on demand. */
const FORCED = {
  // What the gateway's edge says before it looks at the signature.
  forbidden: { when: 'edge', refusal: forbidden },
  'not-found': { when: 'edge', refusal: () => new Refusal(404, 'NotFoundException', 'Not Found') },
  'upgrade-required': { when: 'edge', refusal: () => new Refusal(426, undefined, 'Upgrade Required') },
  throttled: {
    when: 'edge',
    refusal: () => new Refusal(429, 'TooManyRequestsException', 'Too Many Requests'),
  },
  // What authorizer or $connect integration say, once the signature was found good.
  unauthorized: { when: 'connect', refusal: () => new Refusal(401, 'UnauthorizedException', 'Unauthorized') },
  'bad-request': { when: 'connect', refusal: () => new Refusal(400, undefined, 'Bad Request') },
  gone: { when: 'connect', refusal: () => new Refusal(410, 'GoneException', 'Gone') },
  'server-error': {
    when: 'connect',
    refusal: internalError,
  },
  'bad-gateway': { when: 'connect', refusal: () => new Refusal(502, undefined, 'Internal server error') },
  timeout: { when: 'connect', refusal: () => new Refusal(504, undefined, 'Endpoint request timed out') },
} as const satisfies Record<string, { when: 'edge' | 'connect'; refusal: () => Refusal }>;

/** `reset` drops the TCP connection without an answer, `hang` never answers. */
export type RefusalKind = keyof typeof FORCED | 'reset' | 'hang';

export const REFUSAL_KINDS: readonly RefusalKind[] = [
  ...(Object.keys(FORCED) as (keyof typeof FORCED)[]),
  'reset',
  'hang',
];

export const isRefusalKind = (text: string | undefined): text is RefusalKind =>
  (REFUSAL_KINDS as readonly (string | undefined)[]).includes(text);

/** Whether this kind comes before the signature is looked at, or after it was found good. */
export const phaseOf = (kind: RefusalKind): 'edge' | 'connect' =>
  kind === 'reset' || kind === 'hang' ? 'edge' : FORCED[kind].when;

/** The answer of this kind; undefined for the two that give none. */
export const forcedRefusal = (kind: RefusalKind): Refusal | undefined =>
  kind === 'reset' || kind === 'hang' ? undefined : FORCED[kind].refusal();
