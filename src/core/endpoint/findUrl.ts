import { faults } from './faults.ts';
import type { Found } from './found.ts';
import { peel } from './peel.ts';
import { readArn } from './readArn.ts';
import { readCommand } from './readCommand.ts';
import { readScript } from './readScript.ts';
import { startsWithScheme } from './scheme.ts';
import { dropPunctuation, dropStrayClosing } from './trimEnd.ts';
import type { EndpointNote } from './types.ts';

const URLS = /\b(?:wss?|https?):\/\/(?:[<{][^\s<>{}]*[>}]|[^\s"'`<>“”„‘’«»{}])+/gi;
const EXECUTE_ARN = /\barn:[\w-]+:execute-api:[^\s"'`<>,;()]+/i;

/**
 * Finds the one URL in a cleaned paste, whatever it is wrapped in: a URL, code, a command, an
 * ARN, text with a URL in it, or a bare host. Problems: `url.*`, `command.*`, `arn.*`.
 */
export function findUrl(text: string): Found {
  const peeled = peel(text);
  if (peeled === '') throw faults.empty();
  if (startsWithScheme(peeled)) return readBareUrl(peeled);
  if (/^arn:/i.test(peeled) && !/\s/.test(peeled)) return readArn(peeled.replace(/[.,;:]+$/, ''));
  return readScript(peeled) ?? readCommand(peeled) ?? readProse(peeled) ?? readHost(peeled);
}

function readHost(text: string): Found {
  if (/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b|aws_?(?:access_?key|secret|session)/i.test(text))
    throw faults.credentials();
  if (/\s/.test(text)) throw faults.unreadable();
  return { url: unescapeUrl(text).text, subprotocols: [], notes: [] };
}

/** A text that begins with a scheme: one URL, perhaps wrapped over lines. */
function readBareUrl(text: string): Found {
  if (text.split(/\s+/).filter(startsWithScheme).length > 1) throw faults.several();
  const unescaped = unescapeUrl(text);
  const joined = unescaped.text.replace(/[ \t]*\n\s*/g, '').replaceAll('\t', '');
  const notes = [...unescaped.notes];
  if (/\n/.test(text)) {
    notes.push({ id: 'lines.joined', message: 'The lines of the URL were put together.' });
  }
  return { url: dropStrayClosing(joined), subprotocols: [], notes };
}

/** Other text: the only ARN of an API in it, or the only URL. */
function readProse(text: string): Found | undefined {
  const ignored: EndpointNote = { id: 'text.ignored', message: 'Only the URL in this text is used.' };
  const unescaped = unescapeUrl(text);
  const all = [...new Set(unescaped.text.match(URLS)?.map(dropPunctuation))];
  const sockets = all.filter((url) => /^ws/i.test(url));
  const [url, another] = sockets.length > 0 ? sockets : all;
  if (url) {
    if (another) throw faults.several();
    return { url, subprotocols: [], notes: [ignored, ...unescaped.notes] };
  }
  const arn = EXECUTE_ARN.exec(text)?.[0];
  if (arn) return readArn(arn.replace(/[.:]+$/, ''));
  // Bounded: an open-ended name would be looked for from every character anew.
  if (/\b[a-z][a-z0-9+.-]{0,20}:\/\//i.test(text)) throw faults.scheme();
  return undefined;
}

/** Undoes what HTML, JSON and zsh do to a URL's `&`, `/`, `?` and `=`. */
function unescapeUrl(text: string): { text: string; notes: EndpointNote[] } {
  const plain = text
    .replace(/&amp;/gi, '&')
    .replace(/\\u0026/gi, '&')
    .replace(/\\u003d/gi, '=')
    .replace(/\\([/?&=#%])/g, '$1');
  const note = {
    id: 'escapes.decoded',
    message: 'The URL was escaped for HTML, JSON or a shell; that was undone.',
  };
  return { text: plain, notes: plain === text ? [] : [note] };
}
