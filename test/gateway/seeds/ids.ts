/** Ids of AWS's shapes, the same in every run. */
export const ids = (region: string) => ({
  identityPoolId: `${region}:0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f`,
  userPoolId: `${region}_Cs7LocalP`,
  startUrl: 'https://d-1234567890.awsapps.com/start',
});

/** What an app client is for, and its id (26 characters, as Cognito's). */
export const CLIENT_IDS = {
  /** SRP and refresh: what most pages have. */
  srp: '1srpexample2srpexample3srp',
  /** USER_PASSWORD_AUTH only. */
  password: '2passwordexample3password4',
  /** All flows, and a client secret. */
  secret: '3secretexample4secretexam5',
  /** SRP, and refresh tokens that rotate. */
  rotating: '4rotatingexample5rotating6',
  /** Managed login; SRP as well. */
  hosted: '5hostedexample6hostedexam7',
  /** CUSTOM_AUTH. */
  custom: '6customexample7customexam8',
  /** Says of an unknown user that it is unknown. */
  frank: '7frankexample8frankexampl9',
  /** Of the pool, and not trusted by the identity pool. */
  stranger: '8strangerexample9stranger1',
} as const;

export type ClientName = keyof typeof CLIENT_IDS;

/** The secret of the client `secret`. */
export const CLIENT_SECRET = 'examplesecret0examplesecret1examplesecret2examplesec';
