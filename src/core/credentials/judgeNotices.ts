import { formatDuration } from '../time.ts';
import { parseExpiry } from './expiry.ts';
import type { FoundSet } from './found.ts';
import { AWS_KEY_ID, isLongLived, SECRET_LENGTH } from './shapes.ts';
import type { PasteNotice } from './types.ts';

/** What to know of usable keys; `now` and the expiry are epoch ms. Holds no secret. */
export function noticesOf(set: FoundSet, now: number): PasteNotice[] {
  const id = set.values.id?.text ?? '';
  const secret = set.values.secret?.text ?? '';
  const token = set.values.token?.text;
  const notices: PasteNotice[] = [];
  const say = (name: string, level: PasteNotice['level'], message: string): void => {
    notices.push({ id: name, level, message });
  };
  if (!AWS_KEY_ID.test(id)) {
    say(
      'keys.shape',
      'info',
      'The access key ID does not look like one of AWS; that is usual for emulators, and it is taken as it is.',
    );
  } else if (secret.length !== SECRET_LENGTH) {
    say(
      'keys.secret-length',
      'warn',
      `The secret access key has ${secret.length} characters; those of AWS have ${SECRET_LENGTH}, so part of it may be missing or too much.`,
    );
  }
  if (AWS_KEY_ID.test(id) && isLongLived(id)) {
    say(
      'keys.long-lived',
      'warn',
      'This is a long-lived key (AKIA), which works until it is deleted; temporary keys are safer.',
    );
    if (token) {
      say(
        'keys.token-unexpected',
        'warn',
        'A long-lived key (AKIA) has no session token; the token given with it may belong to another key.',
      );
    }
  }
  if ([secret, token ?? ''].some((value) => /%(?:2B|2F|3D)/i.test(value))) {
    say(
      'keys.percent-encoded',
      'warn',
      'The secret or the token seems to be percent-encoded (%2B, %2F, %3D); AWS gives them as plain text.',
    );
  }
  if (set.values.token?.joined || set.values.secret?.joined) {
    say(
      'keys.joined',
      'info',
      'A value was spread over several lines or words; the pieces were put together.',
    );
  }
  return [...notices, ...expiryNotices(set, now), ...set.notices];
}

function expiryNotices(set: FoundSet, now: number): PasteNotice[] {
  const text = set.values.expiry?.text.trim();
  if (!text) return [];
  const expiry = parseExpiry(text);
  if (!expiry) {
    return [
      {
        id: 'keys.expiry-unreadable',
        level: 'info',
        message: 'There is an expiry time here, but it could not be understood.',
      },
    ];
  }
  const notices: PasteNotice[] = [];
  if (expiry.at <= now) {
    notices.push({
      id: 'keys.expired',
      level: 'warn',
      message: `These keys expired ${formatDuration(now - expiry.at)} ago; AWS will refuse them.`,
    });
  }
  if (!expiry.zoned) {
    notices.push({
      id: 'keys.expiry-zone',
      level: 'info',
      message: 'The expiry names no time zone; it was taken as UTC.',
    });
  }
  return notices;
}
