import * as v from 'valibot';
import { Problem } from '#core/problem.ts';
import { AUTH_REPLY, type AuthReply, type AuthResult, parametersOf } from './authReply.ts';
import { loadSrp } from './loadSrp.ts';
import type { DeviceKeys } from './types.ts';
import type { UserPoolClient } from './userPoolClient.ts';

/** Shown in the user's list of devices. */
const DEVICE_NAME = 'Countersign';

/**
 * Tells Cognito the verifier of a device that it offers to remember (ConfirmDevice). A pool that does
 * not take it has still signed the person in, and so that is no failure: the device stays unknown.
 */
export async function confirmDevice(
  client: UserPoolClient,
  { NewDeviceMetadata: offer, AccessToken }: AuthResult,
): Promise<DeviceKeys | undefined> {
  if (!offer) return undefined;
  const { DeviceKey, DeviceGroupKey } = offer;
  const { createDeviceVerifier } = await loadSrp();
  const { password, salt, verifier } = createDeviceVerifier(DeviceGroupKey, DeviceKey, client.random);
  try {
    await client.call('ConfirmDevice', v.object({}), {
      AccessToken,
      DeviceKey,
      DeviceName: DEVICE_NAME,
      DeviceSecretVerifierConfig: { Salt: salt, PasswordVerifier: verifier },
    });
    return { key: DeviceKey, groupKey: DeviceGroupKey, password };
  } catch {
    return undefined;
  }
}

/** DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER: the remembered device proves its password. */
export async function answerDevice(
  client: UserPoolClient,
  challenge: AuthReply,
  { userName, device }: { userName: string; device?: DeviceKeys | undefined },
): Promise<AuthReply> {
  if (!device) {
    throw new Problem(
      'sign-in.session-expired',
      'The user pool asks for a remembered device, and this is not one.',
      'Sign in again.',
    );
  }
  const srp = (await loadSrp()).startSrp(device.groupKey, client.random);
  const whose = { USERNAME: userName, DEVICE_KEY: device.key, ...(await client.hashFor(userName)) };
  const respond = (ChallengeName: string, Session: string | null | undefined, answers: object) =>
    client.call(
      'RespondToAuthChallenge',
      AUTH_REPLY,
      {
        ClientId: client.clientId,
        ChallengeName,
        ...(Session ? { Session } : {}),
        ChallengeResponses: { ...whose, ...answers },
      },
      { challenge: ChallengeName },
    );
  const reply = await respond('DEVICE_SRP_AUTH', challenge.Session, { SRP_A: srp.a });
  if (reply.ChallengeName !== 'DEVICE_PASSWORD_VERIFIER') return reply;
  const { SRP_B = '', SALT = '', SECRET_BLOCK = '' } = parametersOf(reply);
  const server = { b: SRP_B, salt: SALT, secretBlock: SECRET_BLOCK };
  const claim = await srp.claim(device.key, device.password, server, client.now());
  return respond('DEVICE_PASSWORD_VERIFIER', reply.Session, claim);
}
