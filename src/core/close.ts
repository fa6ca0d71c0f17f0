/** What is known of the connection that closed. */
export interface CloseContext {
  /** The endpoint is an API Gateway WebSocket API. */
  apiGateway?: boolean;
  /** The connection never opened. */
  failedHandshake?: boolean;
  /** The handshake is known to have been answered with 101. */
  answered?: boolean;
}

/** A close code in words. */
export interface CloseWords {
  title: string;
  detail: string;
}

/** RFC 6455 section 7.4.1 and the IANA "WebSocket Close Code Number Registry". */
const CODES: Readonly<Record<number, CloseWords>> = {
  1000: { title: 'Closed normally', detail: 'The connection did what it was opened for and was closed.' },
  1001: {
    title: 'Going away',
    detail: 'The other side went away: a server going down, or a page that was left.',
  },
  1002: { title: 'Protocol error', detail: 'One side received a frame that breaks the WebSocket protocol.' },
  1003: {
    title: 'Unsupported data',
    detail: 'The other side received a kind of message that it does not take.',
  },
  1004: { title: 'Reserved code', detail: 'The code 1004 is reserved and has no meaning.' },
  1005: { title: 'Closed without a code', detail: 'The close frame carried no code.' },
  1006: { title: 'Connection lost', detail: 'The connection ended without a close frame.' },
  1007: { title: 'Invalid data', detail: 'A message did not fit its kind, such as text that is not UTF-8.' },
  1008: { title: 'Policy violation', detail: 'The other side received a message that breaks its rules.' },
  1009: { title: 'Message too big', detail: 'The other side received a message too big for it to process.' },
  1010: {
    title: 'Extension missing',
    detail: 'The client expected an extension that the server did not agree to.',
  },
  1011: { title: 'Server error', detail: 'The server met a condition that it did not expect.' },
  1012: { title: 'Service restart', detail: 'The server is restarting; connect again after a few seconds.' },
  1013: { title: 'Try again later', detail: 'The server is overloaded; connect again later.' },
  1014: {
    title: 'Bad gateway',
    detail: 'A gateway or proxy received an invalid answer from the server behind it.',
  },
  1015: {
    title: 'TLS failure',
    detail: 'The TLS handshake failed, for example because the certificate is not trusted.',
  },
};

/** What API Gateway means by a code; "may" where AWS does not document it. */
const API_GATEWAY: Readonly<Record<number, string>> = {
  1000: 'On API Gateway this is also what a DELETE on @connections gives; it can carry no other code or reason.',
  1001: 'API Gateway closes like this after 10 minutes without a message, and may do so at its limit of 2 hours.',
  1003: 'API Gateway does not take binary frames: send text, or base64 inside text.',
  1005: 'API Gateway notes it as "Client-side close frame status not set".',
  1006: 'API Gateway may have dropped the connection, or the network was lost on the way.',
  1008: 'API Gateway is not known to send this; an authorizer or an emulator may.',
  1009: 'API Gateway takes messages up to 128 KB, in frames up to 32 KB; a browser may send a message as one frame.',
  1011: 'On API Gateway an integration may have failed.',
};

/** Browsers report every refused handshake alike (WHATWG WebSockets, "fail the WebSocket connection"). */
const NOT_OPENED: CloseWords = {
  title: 'Handshake refused or never answered',
  detail:
    'The connection never opened. The browser reports 1006 for every such failure and does not tell why.',
};

/** Firefox opens no socket whose connection ends at once, or whose server breaks the protocol at once (measured). */
const ANSWERED: CloseWords = {
  title: 'Ended before it was open',
  detail:
    'The server answered with 101, so the handshake was accepted. The connection then ended, or something came that breaks the protocol, before the browser took it for open.',
};

/** A close code as a title and a sentence or two (RFC 6455 section 7.4; AWS facts where it is API Gateway). */
export function describeClose(code: number, context: CloseContext = {}): CloseWords {
  if (context.failedHandshake && (code === 1006 || code === 0))
    return context.answered ? ANSWERED : NOT_OPENED;
  const words = CODES[code] ?? describeRange(code);
  const more = context.apiGateway && !context.failedHandshake ? API_GATEWAY[code] : undefined;
  return more === undefined ? { ...words } : { title: words.title, detail: `${words.detail} ${more}` };
}

/** Whether an open connection ends without a fault by this code; 3000 to 4999 belong to the API. */
export function isGoodClose(code: number): boolean {
  return code === 1000 || code === 1001 || code === 1005 || code >= 3000;
}

/** RFC 6455 section 7.4.2. */
function describeRange(code: number): CloseWords {
  if (code >= 1016 && code <= 2999) {
    return {
      title: `Code ${code}`,
      detail: `The code ${code} is reserved for the protocol and not defined yet.`,
    };
  }
  if (code >= 3000 && code <= 3999) {
    return {
      title: `Code ${code}`,
      detail: `The code ${code} belongs to a library or framework, registered with IANA.`,
    };
  }
  if (code >= 4000 && code <= 4999) {
    return {
      title: `Code ${code}`,
      detail: `The code ${code} is private to this API: its own documents say what it means.`,
    };
  }
  return { title: `Code ${code}`, detail: `The code ${code} is outside the range that WebSocket allows.` };
}
