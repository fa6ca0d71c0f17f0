import type { Answer } from '#core/diagnose/answer/types.ts';
import { maskQuery } from '#core/redact.ts';

const MAX_BODY = 65_536;

/**
 * A response as evidence: status, headers and body as they came, with secrets masked. A mismatch
 * body quotes the canonical query, session token included; `secrets` are cut out wherever else.
 */
export async function readResponse(
  response: Response,
  at: number,
  secrets: readonly string[],
): Promise<Omit<Answer, 'source'>> {
  const redirected = response.type === 'opaqueredirect';
  const mask = (text: string) => cut(maskCanonical(text), secrets);
  return {
    at,
    status: response.status,
    headers: [...response.headers]
      .filter(([name]) => name !== 'set-cookie')
      .map(([name, value]) => [name, mask(value)]),
    body: mask((await readText(response)).slice(0, MAX_BODY)),
    ...(redirected ? { redirected } : {}),
  };
}

/** Never more than is kept: a page in place of an API may be of any length. */
async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < MAX_BODY) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}

/** Every run of `name=value&…` that holds SigV4 parameters, as in a quoted canonical request. */
export const maskCanonical = (text: string): string =>
  text.replace(/[^\s'"\\]*X-Amz-[^\s'"\\]*/gi, (run) => maskQuery(run));

function cut(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= 16)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .reduce((masked, secret) => masked.replaceAll(secret, '…'), text);
}
