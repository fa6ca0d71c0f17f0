import { maskAccessKeyId } from '../redact.ts';
import type { Field, FoundSet } from './found.ts';
import { type Placeholder, placeholderKind } from './placeholders.ts';
import { AWS_KEY_ID, isTemporary, SECRET_LENGTH } from './shapes.ts';
import type { PasteFault } from './types.ts';

const NAMES = { id: 'access key ID', secret: 'secret access key', token: 'session token' } as const;
type KeyField = keyof typeof NAMES;

/** What a masked, unfilled or referenced value is, as the end of a sentence, and what to do. */
const PLACEHOLDERS: Readonly<Record<Exclude<Placeholder, 'empty'>, { says: string; next: string }>> = {
  masked: {
    says: 'is hidden or shortened in this text',
    next: 'Copy the real value from where the keys were made; a masked one cannot be undone.',
  },
  placeholder: {
    says: 'is a placeholder that was never filled in',
    next: 'Put the real value in its place.',
  },
  reference: {
    says: 'is only a reference to a value kept elsewhere',
    next: 'Print the values and paste those, for example with "aws configure export-credentials".',
  },
};

/** Why a set cannot be used; undefined for usable keys. Names what is wrong, never a secret's text. */
export function faultOf(set: FoundSet): PasteFault | undefined {
  const fault = unfilled(set) ?? swapped(set) ?? damaged(set) ?? missing(set);
  if (!fault) return undefined;
  return set.name === undefined ? fault : { ...fault, name: set.name };
}

function text(set: FoundSet, field: Field): string {
  return set.values[field]?.text.trim() ?? '';
}

function unfilled(set: FoundSet): PasteFault | undefined {
  for (const field of ['id', 'secret', 'token'] as const) {
    const value = set.values[field];
    const kind = value && placeholderKind(value);
    if (kind === undefined || kind === 'empty') continue;
    const { says, next } = PLACEHOLDERS[kind];
    return { id: `keys.${kind}`, message: `The ${NAMES[field]} ${says}.`, next };
  }
  return undefined;
}

function swapped(set: FoundSet): PasteFault | undefined {
  const [id, secret, token] = [text(set, 'id'), text(set, 'secret'), text(set, 'token')];
  if (AWS_KEY_ID.test(secret) && !AWS_KEY_ID.test(id)) {
    return {
      id: 'keys.swapped',
      message: `The secret access key holds an access key ID (${maskAccessKeyId(secret)}): the two are swapped.`,
      next: 'Exchange the two values and paste again.',
    };
  }
  if (secret.length > 100 && token.length === SECRET_LENGTH) {
    return {
      id: 'keys.swapped',
      message:
        'The session token has the length of a secret access key, and the secret that of a token: the two are swapped.',
      next: 'Exchange the two values and paste again.',
    };
  }
  if (AWS_KEY_ID.test(id) && secret === id) {
    return {
      id: 'keys.same',
      message: 'The secret access key is the access key ID once more.',
      next: 'Copy the secret access key, which has 40 characters, and paste again.',
    };
  }
  return undefined;
}

function damaged(set: FoundSet): PasteFault | undefined {
  if (set.values.id?.spaced || /\s/.test(text(set, 'id'))) {
    return {
      id: 'keys.id-blank',
      message: 'The access key ID has blanks inside; a key ID is one word.',
      next: 'Copy it once more without the blanks.',
    };
  }
  if (/^(?:AKIA|ASIA)[^A-Z0-9]*[a-z0-9]*$/i.test(text(set, 'id')) && text(set, 'id').length < 16) {
    return {
      id: 'keys.id-short',
      message: `The access key ID has only ${text(set, 'id').length} characters; AWS key IDs have 20, so its end is missing.`,
      next: 'Copy the whole key ID and paste again.',
    };
  }
  for (const field of ['id', 'secret', 'token'] as const) {
    if (set.values[field]?.cut) return cutOff(field);
    if (field !== 'token' && /\s/.test(text(set, field))) return blankInside(field);
  }
  if (/\s/.test(text(set, 'token'))) return blankInside('token');
  return undefined;
}

function cutOff(field: KeyField): PasteFault {
  return {
    id: 'keys.cut-off',
    message: `The ${NAMES[field]} starts with a quote that never closes, so its end may be missing.`,
    next: 'Copy the whole text up to the closing quote and paste again.',
  };
}

function blankInside(field: KeyField): PasteFault {
  return {
    id: 'keys.blank-inside',
    message: `The ${NAMES[field]} has blanks inside, where there can be none.`,
    next: 'Copy it once more as one word.',
  };
}

function missing(set: FoundSet): PasteFault | undefined {
  const [id, secret, token] = [text(set, 'id'), text(set, 'secret'), text(set, 'token')];
  if (id === '' && secret === '') return tokenOnly(token);
  if (id === '') {
    return {
      id: 'keys.missing-id',
      message: 'There is a secret access key here, but no access key ID.',
      next: 'Copy the access key ID as well; it starts with ASIA or AKIA.',
    };
  }
  if (secret === '') {
    return {
      id: 'keys.missing-secret',
      message: `There is an access key ID here (${maskAccessKeyId(id)}), but no secret access key.`,
      next: isTemporary(id)
        ? 'Copy the secret access key and the session token as well.'
        : 'Copy the secret access key as well; AWS shows it only when the key is made.',
    };
  }
  if (isTemporary(id) && token === '') {
    return {
      id: 'keys.missing-token',
      message: `The session token is missing: ${maskAccessKeyId(id)} is a temporary key (ASIA), and AWS refuses those without their token.`,
      next: 'Copy the session token as well (AWS_SESSION_TOKEN), from the same answer as the key.',
    };
  }
  return undefined;
}

function tokenOnly(token: string): PasteFault {
  return token === ''
    ? {
        id: 'keys.empty',
        message: 'The names of the keys are here, but their values are empty.',
        next: 'Fill the values in, or copy them with their names.',
      }
    : {
        id: 'keys.only-token',
        message: 'There is a session token here, but neither access key ID nor secret access key.',
        next: 'Copy the two keys as well, from the same answer as the token.',
      };
}
