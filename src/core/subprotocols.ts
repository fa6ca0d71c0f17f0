import { Problem } from './problem.ts';

/** A token of RFC 9110 section 5.6.2, which RFC 6455 section 4.1 asks of a subprotocol. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * Subprotocols as `new WebSocket` takes them: trimmed, empty ones left out.
 * Throws Problem `subprotocol.invalid` for what is no token or stands twice.
 */
export function cleanSubprotocols(subprotocols: readonly string[]): string[] {
  const names = subprotocols.map((name) => name.trim()).filter((name) => name !== '');
  for (const [index, name] of names.entries()) {
    if (!TOKEN.test(name)) {
      throw new Problem(
        'subprotocol.invalid',
        `“${name}” cannot be a subprotocol: only letters, digits and !#$%&'*+-.^_\`|~ are allowed.`,
        'Separate several subprotocols by commas.',
      );
    }
    if (names.indexOf(name) !== index) {
      throw new Problem(
        'subprotocol.invalid',
        `The subprotocol “${name}” is given twice.`,
        'Give each once.',
      );
    }
  }
  return names;
}
