import type { ProfileView } from '#core/profile.ts';
import type { Fault, Faults } from '../fault.ts';
import { checkTags } from './checkTags.ts';
import * as shapes from './shapes.ts';
import type { SourceForm } from './sourceForm.ts';

type Check = (text: string) => Fault | undefined;

/** Why these fields are no source yet, by field; pasted keys are judged elsewhere. */
export function checkSource(
  form: SourceForm & { id: string | undefined },
  profiles: readonly ProfileView[],
): Faults {
  if (form.kind === 'cognito') return checkCognito(form);
  if (form.kind === 'role') return checkRole(form, profiles);
  if (form.kind === 'sso') return checkIdentityCenter(form);
  return collect({ stsEndpoint: shapes.origin(form.stsEndpoint.trim()) });
}

function checkCognito(form: SourceForm): Faults {
  const { signIn } = form;
  const userPool = signIn === 'password' || signIn === 'hosted';
  const optionalPool = signIn === 'tab';
  return collect({
    identityPoolId: needed('identity pool ID', shapes.identityPoolId)(form.identityPoolId.trim()),
    cognitoRoleArn:
      form.flow === 'classic' && form.cognitoRoleArn.trim() === ''
        ? { message: 'The classic flow assumes a role.', next: 'Give the role’s ARN.' }
        : shapes.roleArn(form.cognitoRoleArn.trim()),
    ...(userPool || optionalPool
      ? {
          userPoolId: (userPool ? needed('user pool ID', shapes.userPoolId) : shapes.userPoolId)(
            form.userPoolId.trim(),
          ),
          clientId: (userPool ? needed('app client ID', shapes.clientId) : shapes.clientId)(
            form.clientId.trim(),
          ),
        }
      : {}),
    ...(userPool ? { userPoolEndpoint: shapes.origin(form.userPoolEndpoint.trim()) } : {}),
    ...(signIn === 'hosted'
      ? { domain: needed('domain of the sign-in page', shapes.loginDomain)(form.domain.trim()) }
      : {}),
    ...(signIn === 'token' ? { provider: shapes.provider(form.provider.trim()) } : {}),
    identityPoolEndpoint: shapes.origin(form.identityPoolEndpoint.trim()),
    stsEndpoint: shapes.origin(form.stsEndpoint.trim()),
  });
}

function checkRole(form: SourceForm & { id: string | undefined }, profiles: readonly ProfileView[]): Faults {
  const source = profiles.find(({ id }) => id === form.sourceProfileId);
  return collect({
    sourceProfileId: sourceFault(form, source, profiles),
    roleArn: needed('ARN of a role', shapes.roleArn)(form.roleArn.trim()),
    sessionName: shapes.sessionName(form.sessionName.trim()),
    duration: shapes.duration(form.duration.trim()) ?? chainFault(form, source),
    externalId: shapes.externalId(form.externalId.trim()),
    tags: checkTags(form.tags),
    mfaSerial: shapes.mfaSerial(form.mfaSerial.trim()),
    stsRegion: shapes.region(form.stsRegion.trim()),
    stsEndpoint: shapes.origin(form.stsEndpoint.trim()),
  });
}

/** A role assumed with a role's credentials lasts an hour at most (AWS: "Role chaining"). */
function chainFault(form: SourceForm, source: ProfileView | undefined): Fault | undefined {
  if (!source || source.source.kind === 'keys' || Number(form.duration) <= 3_600) return undefined;
  return {
    message: `The credentials of “${source.name}” come from a role themselves, and AWS lets a role that is assumed with them last one hour at most.`,
    next: 'Write 3600 or less, or leave it empty.',
  };
}

function sourceFault(
  form: { id: string | undefined; sourceProfileId: string },
  source: ProfileView | undefined,
  profiles: readonly ProfileView[],
): Fault | undefined {
  if (!source) {
    return {
      message: 'No profile is chosen to assume the role with.',
      next: 'Choose the one whose credentials may assume it.',
    };
  }
  const seen = new Set<string>();
  for (let at: ProfileView | undefined = source; at && !seen.has(at.id); ) {
    if (at.id === form.id) {
      const itself = at === source ? 'itself' : `“${source.name}”, which goes back to this profile`;
      return {
        message: `The role would be assumed with ${itself}.`,
        next: 'Choose a profile that has credentials of its own.',
      };
    }
    seen.add(at.id);
    const next: string | undefined = at.source.kind === 'role' ? at.source.sourceProfileId : undefined;
    at = profiles.find(({ id }) => id === next);
  }
  return undefined;
}

function checkIdentityCenter(form: SourceForm): Faults {
  return collect({
    startUrl: needed('start URL', shapes.startUrl)(form.startUrl.trim()),
    ssoRegion: needed('region of IAM Identity Center', shapes.region)(form.ssoRegion.trim()),
    accountId: shapes.accountId(form.accountId.trim()),
    oidcEndpoint: shapes.origin(form.oidcEndpoint.trim()),
    portalEndpoint: shapes.origin(form.portalEndpoint.trim()),
    stsEndpoint: shapes.origin(form.stsEndpoint.trim()),
  });
}

function needed(what: string, shape: Check): Check {
  return (text) => (text === '' ? { message: `The ${what} is missing.` } : shape(text));
}

function collect(found: Record<string, Fault | undefined>): Faults {
  const entries = Object.entries(found).filter((entry): entry is [string, Fault] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
