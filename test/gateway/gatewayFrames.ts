import { makeGatewayId } from './keys.ts';

/**
 * The frames that API Gateway itself sends into an open connection, spaced as threads quote them
 * (simple-websockets-chat-app#24, #42; doc "Set up request validation for WebSocket APIs").
 */
export const forbiddenFrame = (connectionId: string): string => frame('Forbidden', connectionId);
export const serverErrorFrame = (connectionId: string): string =>
  frame('Internal server error', connectionId);
export const throttledFrame = (connectionId: string): string => frame('Too Many Requests', connectionId);

export const badBodyFrame = (connectionId: string): string =>
  `{"message" : "Bad request body", "connectionId": "${connectionId}", "messageId": "${makeGatewayId()}"}`;

const frame = (message: string, connectionId: string): string =>
  `{"message": "${message}", "connectionId":"${connectionId}", "requestId":"${makeGatewayId()}"}`;
