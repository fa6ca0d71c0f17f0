import type { Remedy } from '#core/diagnose/finding.ts';
import { formatDuration } from '#core/time.ts';

/** What the button of a remedy says. */
export function remedyLabel(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'sign-again': {
      const what = remedy.region ?? remedy.service;
      if (remedy.subprotocols?.length === 0) return 'Connect without subprotocols';
      return what ? `Sign for ${what} and connect` : 'Sign again and connect';
    }
    case 'take-over':
      return `Sign for ${remedy.region ?? remedy.service} in the console`;
    case 'correct-clock':
      return `Sign ${formatDuration(Math.abs(remedy.offsetMs))} ${remedy.offsetMs < 0 ? 'earlier' : 'later'} and connect`;
    case 'refresh':
      return 'Get new keys and connect';
    case 'switch-profile':
      return `Connect as “${remedy.profileName}”`;
    case 'paste-keys':
      return 'Open the profile';
    case 'ask-server':
      return 'Ask the server';
    case 'copy-text':
    case 'link':
      return remedy.label;
    case 'copy':
      return remedy.format === 'curl' ? 'Copy curl command' : `Copy as ${remedy.format}`;
  }
}
