import type {
  CognitoSignIn,
  CognitoSource,
  IdentityCenterSource,
  RoleSource,
  Source,
} from '#core/profile.ts';

/** A session tag as a row of the form. */
export interface TagRow {
  key: string;
  value: string;
}

/** Every field of every kind of profile; what was typed for one kind stays while another is looked at. */
export type SourceForm = {
  kind: Source['kind'];

  /** An emulator's STS: every kind can be tested. */
  stsEndpoint: string;

  identityPoolId: string;
  flow: CognitoSource['flow'];
  cognitoRoleArn: string;
  signIn: CognitoSignIn['type'];
  userPoolId: string;
  clientId: string;
  userName: string;
  method: 'srp' | 'password';
  domain: string;
  /** Separated by spaces or commas. */
  scopes: string;
  identityProvider: string;
  /** Key in Logins of a pasted token. */
  provider: string;
  identityPoolEndpoint: string;
  userPoolEndpoint: string;

  sourceProfileId: string;
  roleArn: string;
  sessionName: string;
  /** Seconds; '' is the default. */
  duration: string;
  externalId: string;
  tags: readonly TagRow[];
  mfaSerial: string;
  stsRegion: string;

  startUrl: string;
  ssoRegion: string;
  accountId: string;
  roleName: string;
  oidcEndpoint: string;
  portalEndpoint: string;
};

const NO_TAGS: readonly TagRow[] = [];

export function blankSource(): SourceForm {
  return {
    kind: 'keys',
    identityPoolId: '',
    flow: 'enhanced',
    cognitoRoleArn: '',
    signIn: 'password',
    userPoolId: '',
    clientId: '',
    userName: '',
    method: 'srp',
    domain: '',
    scopes: '',
    identityProvider: '',
    provider: '',
    identityPoolEndpoint: '',
    userPoolEndpoint: '',
    sourceProfileId: '',
    roleArn: '',
    sessionName: '',
    duration: '',
    externalId: '',
    tags: NO_TAGS,
    mfaSerial: '',
    stsRegion: '',
    stsEndpoint: '',
    startUrl: '',
    ssoRegion: '',
    accountId: '',
    roleName: '',
    oidcEndpoint: '',
    portalEndpoint: '',
  };
}

/** The fields of a stored source. */
export function sourceFormOf(source: Source): SourceForm {
  const blank = blankSource();
  if (source.kind === 'cognito') return { ...blank, ...cognitoFields(source) };
  if (source.kind === 'role') return { ...blank, ...roleFields(source) };
  if (source.kind === 'sso') return { ...blank, ...identityCenterFields(source) };
  return { ...blank, stsEndpoint: source.endpoints?.sts ?? '' };
}

function cognitoFields(source: CognitoSource): Partial<SourceForm> {
  const { identityPoolId, flow, roleArn = '', signIn, endpoints = {} } = source;
  return {
    kind: 'cognito',
    identityPoolId,
    flow,
    cognitoRoleArn: roleArn,
    signIn: signIn.type,
    ...signInFields(signIn),
    identityPoolEndpoint: endpoints.identityPool ?? '',
    userPoolEndpoint: endpoints.userPool ?? '',
    stsEndpoint: endpoints.sts ?? '',
  };
}

function signInFields(signIn: CognitoSignIn): Partial<SourceForm> {
  switch (signIn.type) {
    case 'guest':
      return {};
    case 'password': {
      const { userPoolId, clientId, userName = '', method } = signIn;
      return { userPoolId, clientId, userName, method };
    }
    case 'hosted': {
      const { userPoolId, clientId, domain, scopes = [], identityProvider = '' } = signIn;
      return { userPoolId, clientId, domain, scopes: scopes.join(' '), identityProvider };
    }
    case 'token':
      return { provider: signIn.provider ?? '' };
    case 'tab':
      return { userPoolId: signIn.userPoolId ?? '', clientId: signIn.clientId ?? '' };
  }
}

function roleFields(source: RoleSource): Partial<SourceForm> {
  const { durationSeconds, tags = {} } = source;
  const rows = Object.entries(tags).map(([key, value]) => ({ key, value }));
  return {
    kind: 'role',
    sourceProfileId: source.sourceProfileId,
    roleArn: source.roleArn,
    sessionName: source.sessionName ?? '',
    duration: durationSeconds === undefined ? '' : String(durationSeconds),
    externalId: source.externalId ?? '',
    tags: rows.length > 0 ? rows : NO_TAGS,
    mfaSerial: source.mfaSerial ?? '',
    stsRegion: source.stsRegion ?? '',
    stsEndpoint: source.endpoints?.sts ?? '',
  };
}

function identityCenterFields(source: IdentityCenterSource): Partial<SourceForm> {
  return {
    kind: 'sso',
    startUrl: source.startUrl,
    ssoRegion: source.ssoRegion,
    accountId: source.accountId ?? '',
    roleName: source.roleName ?? '',
    oidcEndpoint: source.endpoints?.oidc ?? '',
    portalEndpoint: source.endpoints?.portal ?? '',
    stsEndpoint: source.endpoints?.sts ?? '',
  };
}
