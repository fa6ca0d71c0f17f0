import { cleanSubprotocols } from '../subprotocols.ts';
import { curlCommand } from './curlCommand.ts';
import type { CopyFormat } from './format.ts';
import { javascriptSnippet } from './javascriptSnippet.ts';
import { nodeCommand } from './nodeCommand.ts';
import { pythonCommand } from './pythonCommand.ts';
import { shellQuote } from './shellQuote.ts';

const FORMATS: Readonly<Record<CopyFormat, (signedUrl: string, subprotocols: readonly string[]) => string>> =
  {
    url: (signedUrl) => signedUrl,
    wscat: (signedUrl, subprotocols) =>
      ['npx wscat -c', shellQuote(signedUrl), ...subprotocols.map((name) => `-s ${shellQuote(name)}`)].join(
        ' ',
      ),
    websocat: (signedUrl, subprotocols) =>
      [
        'websocat',
        // websocat has one header for all; the = keeps a leading hyphen from being an option.
        ...(subprotocols.length > 0 ? [`--protocol=${shellQuote(subprotocols.join(', '))}`] : []),
        shellQuote(signedUrl),
      ].join(' '),
    javascript: javascriptSnippet,
    node: nodeCommand,
    python: pythonCommand,
    curl: curlCommand,
  };

/**
 * A signed URL as text that runs as pasted: in bash and zsh, or for `javascript` in a browser's
 * console. No URL or subprotocol can break out of its quotes. Windows shells are out of scope.
 * Problems: `subprotocol.invalid`, `command.nul`.
 */
export function formatCommand(format: CopyFormat, signedUrl: string, subprotocols: string[]): string {
  return FORMATS[format](signedUrl, cleanSubprotocols(subprotocols));
}
