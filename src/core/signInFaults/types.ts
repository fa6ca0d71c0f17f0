/** An error reply of an AWS service on the way to credentials. */
export interface ServiceFault {
  service: 'identity-pool' | 'user-pool' | 'sts' | 'identity-center';
  /** `GetId`, `AssumeRole` … */
  operation: string;
  /** Error code without namespace, such as `NotAuthorizedException`. */
  type: string;
  message: string;
  /** HTTP. */
  status: number;
  /** This clock minus AWS's, in milliseconds, where the reply told. */
  clockOffsetMs?: number;
}

/** The settings that a request was made of, so that a sentence can name the one to mend. No secret. */
export interface FaultContext {
  region?: string;
  identityPoolId?: string;
  userPoolId?: string;
  clientId?: string;
  /** True where the profile has a client secret. */
  hasClientSecret?: boolean;
  /** Keys of the Logins map: who vouched for the person. */
  providers?: string[];
  roleArn?: string;
  mfaSerial?: string;
  startUrl?: string;
  accountId?: string;
  roleName?: string;
  /** Which way of signing in was tried. */
  method?: 'srp' | 'password';
  /** The challenge that was answered. */
  challenge?: string;
}

/** What goes into a Problem. */
export interface Explanation {
  id: `sign-in.${string}`;
  message: string;
  next?: string;
}

/** One row of a family: the first whose type and text fit explains the fault. */
export interface FaultRule {
  /** The fault's `type`, whole. */
  type?: RegExp;
  /** Found in the fault's `message`. */
  text?: RegExp;
  /** Any further condition. */
  when?: (fault: ServiceFault, context: FaultContext) => boolean;
  explain: (fault: ServiceFault, context: FaultContext) => Explanation;
}
