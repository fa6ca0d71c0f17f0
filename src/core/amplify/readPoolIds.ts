/** Keys that hold an identity pool's id: v5, then v6 (which writes it for guests only). */
const KEYS = [/^CognitoIdentityId-(.+)$/, /^com\.amplify\.Cognito\.(.+)\.identityId$/];

/** `eu-central-1:uuid`, as botocore's cognito-identity 2014-06-30 has it. */
const POOL = /^[\w-]{1,30}:[0-9a-f-]{1,40}$/;

/** Ids of identity pools that Amplify has named in its keys, each once. */
export function readPoolIds(keys: readonly string[]): string[] {
  const ids = keys.flatMap((key) => KEYS.flatMap((pattern) => pattern.exec(key)?.[1] ?? []));
  return [...new Set(ids)].filter((id) => POOL.test(id));
}

/** The one that goes with a user pool of that region; undefined where there is none, or several. */
export function choosePool(ids: readonly string[], region: string): string | undefined {
  const fitting = ids.filter((id) => id.startsWith(`${region}:`));
  const choice = fitting.length > 0 ? fitting : ids;
  return choice.length === 1 ? choice[0] : undefined;
}
