/** How one service's presigned URLs differ from plain SigV4. */
export interface SigningRules {
  /**
   * `signed`: the session token is part of the canonical query. `appended`: it is added after the
   * signature was made (AWS IoT Core developer guide, "MQTT over WebSocket"; no other service).
   */
  token: 'signed' | 'appended';
}

const PLAIN: SigningRules = { token: 'signed' };

const RULES = new Map<string, SigningRules>([['iotdevicegateway', { token: 'appended' }]]);

/** The rules for a signing service (third part of the credential scope). */
export function signingRules(service: string): SigningRules {
  return RULES.get(service) ?? PLAIN;
}
