import type { Candidate } from '#aws/variants/matchSignature.ts';
import { readPastedAnswer } from '#core/diagnose/answer/readPastedAnswer.ts';
import { endpointFacts } from '#core/diagnose/endpointFacts.ts';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { Problem } from '#core/problem.ts';
import type { PastedEvidence } from '#messaging/contract.ts';
import { evidenceOfAnswers, evidenceOfUrl } from './evidenceOf.ts';
import { maskCanonical } from './readResponse.ts';

const MAX_TEXT = 262_144;
const URLS = /\b(?:wss?|https?):\/\/[^\s"'`<>\\]+/gi;

/** Explains whatever was pasted: a signed URL, an error, or a log that holds either. No request is made. */
export async function explainText(
  text: string,
  candidates: readonly Candidate[],
  now: number,
): Promise<PastedEvidence> {
  if (text.length > MAX_TEXT) throw nothing('The text is too long to be read (over 256 KB).');
  const plain = text.replaceAll('\\u0026', '&').replaceAll('&amp;', '&').replaceAll('\\/', '/');
  const url = pickUrl(plain);
  const reading = url ? readEndpoint(url) : undefined;
  const answer = readPastedAnswer(maskCanonical(url ? plain.replace(url, '') : plain), now);
  if (!url && !answer) throw nothing('There is neither a URL nor an answer of AWS in this text.');
  return {
    now,
    ...(url ? await evidenceOfUrl(url, candidates, []) : {}),
    ...(reading?.ok ? endpointFacts(reading.endpoint) : {}),
    ...(answer ? evidenceOfAnswers([answer]) : {}),
  };
}

/** The signed URL of several, else the first WebSocket URL, else the first. */
function pickUrl(text: string): string | undefined {
  const urls = (text.match(URLS) ?? []).map((url) => url.replace(/[).,;:]+$/, ''));
  return (
    urls.find((url) => /[?&]X-Amz-(Signature|Credential)=/i.test(url)) ??
    urls.find((url) => /^ws/i.test(url)) ??
    urls[0]
  );
}

const nothing = (message: string): Problem =>
  new Problem(
    'explain.nothing',
    message,
    'Paste a signed wss:// URL, or the status, headers and body of an answer.',
  );
