import type { Answer } from './types.ts';

const STATUS_LINE = /^\s*(?:<\s*)?HTTP\/[\d.]+\s+(\d{3})\b.*$/im;
const WSCAT = /Unexpected server response: (\d{3})/i;
const CHROME = /Unexpected response code: (\d{3})/i;
const PYTHON = /server rejected WebSocket connection: HTTP (\d{3})/i;
const HEADER = /^\s*(?:<\s*)?([A-Za-z][\w-]*):[ \t]*(.*?)\s*$/;

/** AWS's refusals by their first words, for texts that carry no status and no JSON. */
const KNOWN =
  /Missing Authentication Token|signature we calculated does not match|Signature (?:expired|not yet current):|Credential should be scoped|security token included in the request|is not authorized to|Unexpected server response|Endpoint request timed out/i;

/**
 * Reads an answer out of a pasted text: what `curl -i` or `curl -v` prints, a bare JSON body, a line
 * of wscat, Chrome's console or Python's websockets, a log line that quotes AWS. Undefined where the
 * text holds nothing of the kind.
 */
export function readPastedAnswer(text: string, now: number): Answer | undefined {
  const statusLine = STATUS_LINE.exec(text);
  const status = Number((statusLine ?? WSCAT.exec(text) ?? CHROME.exec(text) ?? PYTHON.exec(text))?.[1] ?? 0);
  const head = statusLine ? readHead(text.slice(statusLine.index + statusLine[0].length)) : undefined;
  const body = head?.body ?? findJson(text) ?? text;
  if (status === 0 && !KNOWN.test(text) && findJson(text) === undefined) return undefined;
  return { source: 'pasted', at: now, status, headers: head?.headers ?? [], body: body.trim() };
}

/** Header lines up to the first line that is none, and what follows. */
function readHead(text: string): { headers: [string, string][]; body: string } {
  const headers: [string, string][] = [];
  const lines = text.replace(/^\r?\n/, '').split(/\r?\n/);
  let at = 0;
  for (; at < lines.length; at += 1) {
    const found = HEADER.exec(lines[at] ?? '');
    if (!found) break;
    const name = (found[1] ?? '').toLowerCase();
    if (name !== 'set-cookie') headers.push([name, found[2] ?? '']);
  }
  return {
    headers,
    body: lines
      .slice(at)
      .join('\n')
      .replace(/^[<\s]+/, ''),
  };
}

/** The first JSON object in the text that has a `message` of AWS's kind. */
function findJson(text: string): string | undefined {
  for (const found of text.matchAll(/\{\s*"(?:message|Message)"\s*:/g)) {
    const rest = text.slice(found.index);
    for (const close of rest.matchAll(/\}/g)) {
      const candidate = rest.slice(0, close.index + 1);
      try {
        JSON.parse(candidate);
        return candidate;
      } catch {
        // The brace was inside a text, or of an inner object.
      }
      if (close.index > 16_384) break;
    }
  }
  return undefined;
}
