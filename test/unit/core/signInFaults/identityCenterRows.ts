import type { Row } from './row.ts';

export const SSO_ROWS: Row[] = [
  ['CreateToken', 'expired_token', '', 'code-expired', 'in time'],
  ['CreateToken', 'access_denied', '', 'cancelled', 'refused'],
  ['CreateToken', 'InvalidGrantException', '', 'refresh-refused', 'did not renew'],
  ['StartDeviceAuthorization', 'InvalidClientException', '', 'session-expired', 'registration'],
  ['StartDeviceAuthorization', 'InvalidRequestException', '', 'wrong-region', /d-1234567890.*eu-central-1/],
  [
    'ListAccounts',
    'UnauthorizedException',
    'Session token not found or invalid',
    'session-expired',
    'has ended',
  ],
  ['GetRoleCredentials', 'ForbiddenException', 'No access', 'denied', /Reader.*123456789012/],
  ['GetRoleCredentials', 'ResourceNotFoundException', '', 'denied', 'Reader'],
  ['ListAccounts', 'TooManyRequestsException', 'HTTP 429 Unknown Code', 'throttled', 'slow down'],
  ['GetRoleCredentials', 'InvalidRequestException', 'Bad', 'unexpected', 'InvalidRequestException'],
];
