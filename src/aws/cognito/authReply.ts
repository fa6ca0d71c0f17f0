import * as v from 'valibot';

const RESULT = v.object({
  AccessToken: v.string(),
  IdToken: v.string(),
  /** Seconds that the access token lasts. */
  ExpiresIn: v.optional(v.number()),
  RefreshToken: v.nullish(v.string()),
  NewDeviceMetadata: v.nullish(v.object({ DeviceKey: v.string(), DeviceGroupKey: v.string() })),
});

/** InitiateAuth, RespondToAuthChallenge, GetTokensFromRefreshToken: tokens or the next challenge. */
export const AUTH_REPLY = v.object({
  AuthenticationResult: v.nullish(RESULT),
  ChallengeName: v.nullish(v.string()),
  Session: v.nullish(v.string()),
  ChallengeParameters: v.nullish(v.record(v.string(), v.unknown())),
});

export type AuthReply = v.InferOutput<typeof AUTH_REPLY>;
export type AuthResult = v.InferOutput<typeof RESULT>;

/** ChallengeParameters, of which only strings are documented. */
export function parametersOf(reply: AuthReply): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reply.ChallengeParameters ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
