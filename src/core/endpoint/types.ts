/** Something done to, or worth knowing of, a URL that was accepted. */
export interface EndpointNote {
  /** For example `signature.removed`, `plus.space`, `slashes.collapsed`, `headers.ignored`. */
  id: string;
  /** One sentence for the person. */
  message: string;
}

/** What anything typed into the URL box stands for. */
export interface Endpoint {
  /**
   * `wss:` (or `ws:`) URL without X-Amz-* parameters and without a fragment, with the path as it
   * goes on the wire and the app's own query kept. What is saved, shown, and given to presign.
   */
  url: string;
  /** Lower case, with the port only where it is not the scheme's default. */
  host: string;
  /** As on the wire, `//` collapsed. */
  path: string;
  secure: boolean;
  /** The signing service (third part of the credential scope) that the host names. */
  service?: string;
  /** The signing region that the host names. */
  region?: string;
  /** What the service is called by people: `API Gateway`, `AWS IoT Core` … */
  label?: string;
  /** API Gateway's api id and stage, where host and path name them. */
  apiId?: string;
  stage?: string;
  /** The longest X-Amz-Expires in seconds that the service takes, where it is known. */
  maxExpires?: number;
  /** Given by `wscat -s` and the like, or required by the service (`mqtt` for IoT). */
  subprotocols: string[];
  notes: EndpointNote[];
}

/** Why a text is no endpoint: one sentence, and what to type instead. */
export interface EndpointFault {
  /** For example `url.empty`, `url.scheme`, `url.host`, `arn.not-execute-api`. */
  id: string;
  message: string;
  next?: string;
}

export type EndpointReading = { ok: true; endpoint: Endpoint } | { ok: false; fault: EndpointFault };
