/** AWS credentials as they were pasted or obtained. A secret: stays in the background. */
export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** Epoch milliseconds; absent where the source did not say. */
  expiresAt?: number;
}

/** What of a profile is written to storage.local. Holds no secret. */
export interface StoredProfile {
  id: string;
  name: string;
  kind: 'keys';
  /** Signing region, where the host does not name it. */
  region?: string;
  /** Signing service (the third part of the credential scope), where the host does not name it. */
  service?: string;
  /** Origin such as `ws://127.0.0.1:4510` to connect to instead of the AWS host (emulators). */
  endpoint?: string;
}

/** A profile as every view may see it: enough to choose by, nothing to sign with. */
export interface ProfileView extends StoredProfile {
  /** False once the browser was closed: the keys have to be pasted again. */
  hasKeys: boolean;
  /** `ASIA…7Q2F` */
  accessKeyId?: string;
  hasToken: boolean;
  /** True for AKIA keys, which never expire by themselves. */
  longLived: boolean;
  /** Epoch milliseconds. */
  expiresAt?: number;
}

/** What the options page sends to be saved. Without `keys` the stored ones are kept. */
export interface ProfileDraft {
  id?: string;
  name: string;
  region?: string;
  service?: string;
  endpoint?: string;
  keys?: Keys;
}

/** A WebSocket API under a name, in storage.local. Overrides win over profile and host. */
export interface SavedApi {
  id: string;
  name: string;
  /** Without any X-Amz-* parameter. */
  url: string;
  profileId?: string;
  region?: string;
  service?: string;
  endpoint?: string;
  /** Seconds; the default is DEFAULT_EXPIRES. */
  expires?: number;
  subprotocols?: string[];
}

/** A SavedApi to be saved; without an id it is a new one. */
export type ApiDraft = Omit<SavedApi, 'id'> & { id?: string };

/** A URL that was connected to lately. */
export interface RecentUrl {
  url: string;
  profileId: string;
  /** Epoch milliseconds. */
  at: number;
}
