import type { FaultContext, FaultRule } from './types.ts';

const isOidc = (operation: string) =>
  /^(?:RegisterClient|StartDeviceAuthorization|CreateToken)$/.test(operation);
const where = ({ accountId, roleName }: FaultContext) =>
  roleName ? `the role ${roleName}${accountId ? ` in account ${accountId}` : ''}` : 'this role';

/** IAM Identity Center: SSO OIDC (OAuth error codes or exceptions) and the portal. */
export const IDENTITY_CENTER_RULES: readonly FaultRule[] = [
  {
    type: /^(?:ExpiredTokenException|expired_token)$/,
    explain: () => ({
      id: 'sign-in.code-expired',
      message: 'The code was not confirmed in time.',
      next: 'Sign in again, and confirm the new code on the page that opens.',
    }),
  },
  {
    type: /^(?:AccessDeniedException|access_denied)$/,
    when: ({ operation }) => isOidc(operation),
    explain: () => ({
      id: 'sign-in.cancelled',
      message: 'The sign-in was refused on the page of IAM Identity Center.',
      next: 'Sign in again, and allow the access there.',
    }),
  },
  {
    type: /^(?:InvalidGrantException|invalid_grant)$/,
    explain: () => ({
      id: 'sign-in.refresh-refused',
      message: 'IAM Identity Center did not renew this sign-in: its session has ended.',
      next: 'Sign in again.',
    }),
  },
  {
    type: /^(?:InvalidClientException|UnauthorizedClientException|invalid_client|unauthorized_client)$/,
    explain: () => ({
      id: 'sign-in.session-expired',
      message: 'IAM Identity Center no longer knows this extension’s registration.',
      next: 'Sign in again; a new registration is made then.',
    }),
  },
  {
    type: /^(?:InvalidRequestException|InvalidRequestRegionException|invalid_request)$/,
    when: ({ operation }) => isOidc(operation),
    explain: (_, { startUrl, region }) => ({
      id: 'sign-in.wrong-region',
      message: `There is no IAM Identity Center with the start URL ${startUrl ?? 'of the profile'} in ${region ?? 'this region'}.`,
      next: 'Check the start URL and the Identity Center region in the profile (both are on the access portal, Access keys).',
    }),
  },
  {
    type: /^UnauthorizedException$/,
    explain: () => ({
      id: 'sign-in.session-expired',
      message: 'The session with IAM Identity Center has ended, or is of another region.',
      next: 'Sign in again; if that does not help, check the Identity Center region in the profile.',
    }),
  },
  {
    type: /^(?:ForbiddenException|ResourceNotFoundException)$/,
    explain: (_, context) => ({
      id: 'sign-in.denied',
      message: `IAM Identity Center does not let you take ${where(context)}.`,
      next: 'Check the account and role in the profile, or ask an administrator to assign you the permission set.',
    }),
  },
];
