/**
 * A message sent at an interval, so that API Gateway's idle limit of 10 minutes (limits.ts) is not
 * reached. Browsers cannot send ping frames (RFC 6455 section 5.5.2 leaves them to the endpoint).
 */
export interface KeepAlive {
  /** Seconds between messages, 5 to 3,600. */
  seconds: number;
  /** Text that is sent. */
  message: string;
}
