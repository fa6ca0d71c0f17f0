import { Problem } from '../problem.ts';

const EXAMPLE = 'Paste a URL such as wss://abc123def4.execute-api.us-east-1.amazonaws.com/dev.';

/** Faults that several readers report. None repeats the text: it may hold a secret. */
export const faults = {
  empty: () => new Problem('url.empty', 'There is no URL yet.', EXAMPLE),
  tooLong: (length: number) =>
    new Problem(
      'url.too-long',
      `This text is too long for a URL: it has ${length.toLocaleString('en-GB')} characters.`,
      'Paste the URL or the command alone.',
    ),
  unreadable: () =>
    new Problem(
      'url.unreadable',
      'This text is not a URL, a host name, an ARN or a command that holds a URL.',
      EXAMPLE,
    ),
  credentials: () =>
    new Problem(
      'url.credentials',
      'This looks like AWS credentials, not like a URL.',
      'Paste credentials into a profile on the options page.',
    ),
  several: () =>
    new Problem('url.several', 'There are several URLs in this text.', 'Paste only the one to connect to.'),
  placeholder: () =>
    new Problem(
      'url.placeholder',
      'This URL still holds a placeholder or a variable in place of a real name.',
      'Put the real API id, region and stage in.',
    ),
  space: () =>
    new Problem(
      'url.space',
      'There is a space in the host or path of this URL.',
      'Remove what does not belong to the URL, or write %20 for a space in the path.',
    ),
  scheme: (scheme?: string) =>
    new Problem(
      'url.scheme',
      scheme
        ? `${scheme}: is not a scheme that a WebSocket can connect with.`
        : 'The scheme of this URL is not one that a WebSocket can connect with.',
      'Start the URL with wss:// (or ws:// for a local emulator).',
    ),
  hostMissing: () => new Problem('url.host-missing', 'This URL has no host name.', EXAMPLE),
  host: () =>
    new Problem(
      'url.host',
      'The host name of this URL is not valid.',
      'Host names have letters, digits, hyphens and single dots only.',
    ),
  port: () =>
    new Problem(
      'url.port',
      'The port of this URL is not a number from 1 to 65535.',
      'Correct it, or leave the colon and the port out.',
    ),
  ipv6: () =>
    new Problem(
      'url.ipv6',
      'The IPv6 address in this URL is not valid, or has no brackets around it.',
      'Write it as in ws://[::1]:4510/dev.',
    ),
  userinfo: () =>
    new Problem(
      'url.userinfo',
      'There is a user name or password before the @ of this URL.',
      'Remove it: a presigned URL carries its own authentication.',
    ),
  noCommandUrl: () =>
    new Problem(
      'command.no-url',
      'There is no URL in this command.',
      'Paste the whole command, or only the URL.',
    ),
} as const;
