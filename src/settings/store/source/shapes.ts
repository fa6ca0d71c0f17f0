import type { Fault } from '../fault.ts';

/** Why a text cannot be what its field is for; undefined where it can, or where it is empty. */
type Shape = (text: string) => Fault | undefined;

/** AWS: GetId, IdentityPoolId. */
export const identityPoolId: Shape = (text) => {
  if (text === '' || /^[\w-]+:[0-9a-z-]+$/i.test(text)) return undefined;
  if (/^[\w-]+_[0-9a-z]+$/i.test(text)) {
    return {
      message: 'This is the ID of a user pool, not of an identity pool.',
      next: 'Take the one with a colon from the Cognito console, “Identity pools”.',
    };
  }
  return {
    message: 'This is no identity pool ID.',
    next: 'It is a region, a colon and a UUID, as in “eu-central-1:0b4c5d6e-7f80-4a1b-8c2d-3e4f5a6b7c8d”.',
  };
};

/** AWS: InitiateAuth, user pool ids. */
export const userPoolId: Shape = (text) => {
  if (text === '' || /^[\w-]+_[0-9a-z]+$/i.test(text)) return undefined;
  if (/^[\w-]+:[0-9a-z-]+$/i.test(text)) {
    return {
      message: 'This is the ID of an identity pool, not of a user pool.',
      next: 'Take the one with an underscore from the Cognito console, “User pools”.',
    };
  }
  return {
    message: 'This is no user pool ID.',
    next: 'It is a region, an underscore and letters, as in “eu-central-1_Ab12Cd34”.',
  };
};

/** AWS: InitiateAuth, ClientId. */
export const clientId: Shape = (text) =>
  text === '' || /^[\w+]{1,128}$/.test(text)
    ? undefined
    : {
        message: 'This is no app client ID.',
        next: 'It is letters and digits only, as in “4h5kexample2p”; the name of the client is something else.',
      };

/** AWS: AssumeRole, RoleArn. */
export const roleArn: Shape = (text) => {
  if (text === '' || /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(text)) return undefined;
  if (/^arn:[\w-]+:sts::\d{12}:assumed-role\//.test(text)) {
    return {
      message: 'This is the ARN of a session of a role, not of the role.',
      next: 'The role’s own ARN reads “arn:aws:iam::123456789012:role/NAME”, without the session’s name.',
    };
  }
  return {
    message: 'This is no ARN of a role.',
    next: 'It reads “arn:aws:iam::123456789012:role/NAME”.',
  };
};

/** AWS: AssumeRole, RoleSessionName. */
export const sessionName: Shape = (text) =>
  text === '' || /^[\w+=,.@-]{2,64}$/.test(text)
    ? undefined
    : {
        message: 'This cannot be a session name.',
        next: 'It has 2 to 64 letters, digits or any of “_+=,.@-”, and no spaces.',
      };

/** AWS: AssumeRole, DurationSeconds. */
export const duration: Shape = (text) =>
  text === '' || (/^\d+$/.test(text) && Number(text) >= 900 && Number(text) <= 43_200)
    ? undefined
    : {
        message: 'The duration has to be 900 to 43,200 seconds (15 minutes to 12 hours).',
        next: 'Leave it empty for one hour.',
      };

/** AWS: AssumeRole, ExternalId. */
export const externalId: Shape = (text) =>
  text === '' || /^[\w+=,.@:/-]{2,1224}$/.test(text)
    ? undefined
    : {
        message: 'This cannot be an external ID.',
        next: 'It has at least 2 letters, digits or any of “_+=,.@:/-”, and no spaces.',
      };

/** AWS: AssumeRole, SerialNumber. */
export const mfaSerial: Shape = (text) =>
  text === '' || /^[\w+=/:,.@-]{9,256}$/.test(text)
    ? undefined
    : {
        message: 'This is no serial number of an MFA device.',
        next: 'It is as in “arn:aws:iam::123456789012:mfa/NAME”, or the number on a hardware device.',
      };

export const accountId: Shape = (text) =>
  text === '' || /^\d{12}$/.test(text)
    ? undefined
    : { message: 'An AWS account ID has 12 digits.', next: 'Leave it empty to choose after sign-in.' };

export const region: Shape = (text) =>
  text === '' || /^[a-z0-9-]{1,40}$/.test(text)
    ? undefined
    : { message: 'This is no region.', next: 'It reads as in “eu-central-1”.' };

/**
 * Where requests go instead of to AWS: an origin that the extension's CSP lets through (https, or
 * http on this machine). Some emulators stand under a path.
 */
export const origin: Shape = (text) => {
  if (text === '') return undefined;
  const wrong = {
    message: 'This is no address of a server.',
    next: 'It reads as in “http://127.0.0.1:9229” or “https://emulator.example.com”.',
  };
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return wrong;
  const url = new URL(text);
  if (url.protocol === 'http:' && url.hostname !== '127.0.0.1' && url.hostname !== 'localhost') {
    return {
      message: 'Only 127.0.0.1 and localhost can be reached by http.',
      next: 'Write https:// for any other host.',
    };
  }
  const plain = url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return plain ? undefined : { ...wrong, message: 'This is more than the address of a server.' };
};

/** The domain of managed login, with or without `https://`. */
export const loginDomain: Shape = (text) =>
  text === '' ? undefined : origin(/^https?:\/\//i.test(text) ? text.replace(/\/$/, '') : `https://${text}`);

export const startUrl: Shape = (text) =>
  text === '' || (URL.canParse(text) && /^https:$|^http:$/.test(new URL(text).protocol))
    ? undefined
    : {
        message: 'This is no start URL.',
        next: 'It reads as in “https://d-1234567890.awsapps.com/start”, the address of your access portal.',
      };

/** Key of Logins: a provider's host (and path) without scheme, or the ARN of a SAML provider. */
export const provider: Shape = (text) => {
  if (/^https?:\/\//i.test(text)) {
    return {
      message: 'A provider is named without “https://”.',
      next: 'Write it as in “login.example.com”, or leave it empty to take it from the token.',
    };
  }
  return /\s/.test(text) ? { message: 'A provider’s name has no spaces.' } : undefined;
};
