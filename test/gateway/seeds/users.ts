import { addClient, addUser, type Pool } from '../userPool/pool.ts';
import type { AuthFlow, ClientOrder, UserOrder } from '../userPool/types.ts';
import { CLIENT_IDS, CLIENT_SECRET } from './ids.ts';

const PASSWORD = 'Example-Passw0rd';
const mail = (name: string) => ({ email: `${name}@example.test` });
const phone = { phone_number: '+15550101234' };

/** The users, and how each signs in; all by the same password, at first. */
const USERS = {
  /** With nothing in the way. */
  ada: { attributes: mail('ada') },
  /** Granted the role `admin` by her token. */
  grace: { attributes: mail('grace') },
  /** Has a temporary password. */
  newcomer: { attributes: mail('newcomer'), status: 'FORCE_CHANGE_PASSWORD' },
  sms: { attributes: { ...mail('sms'), ...phone }, mfa: ['SMS_MFA'] },
  totp: { attributes: mail('totp'), mfa: ['SOFTWARE_TOKEN_MFA'] },
  mail: { attributes: mail('mail'), mfa: ['EMAIL_OTP'] },
  choosy: {
    attributes: { ...mail('choosy'), ...phone },
    mfa: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
  },
  /** Has to set up an authenticator app. */
  beginner: { attributes: mail('beginner'), mustSetUpMfa: true },
  /** Answers two questions under CUSTOM_AUTH. */
  riddler: {
    attributes: mail('riddler'),
    questions: [
      { question: 'What is 6 times 7?', answer: '42' },
      { question: 'And the colour of the API?', answer: 'blue' },
    ],
  },
  unconfirmed: { attributes: mail('unconfirmed'), status: 'UNCONFIRMED' },
  disabled: { attributes: mail('disabled'), enabled: false },
  reset: { attributes: mail('reset'), status: 'RESET_REQUIRED' },
} as const satisfies Record<
  string,
  Omit<UserOrder, 'name' | 'password' | 'mfa'> & { mfa?: readonly string[] }
>;

export type UserName = keyof typeof USERS;
export type SeedUsers = Record<UserName, { name: string; password: string }>;

/** Adds users and clients to the pool. */
export function addPeople(pool: Pool, adminRole: string): SeedUsers {
  const entries = Object.entries(USERS).map(([name, order]) => {
    const roles = name === 'grace' ? [adminRole] : [];
    addUser(pool, { ...(structuredClone(order) as Partial<UserOrder>), name, password: PASSWORD, roles });
    return [name, { name, password: PASSWORD }];
  });
  addClients(pool);
  return Object.fromEntries(entries) as SeedUsers;
}

function addClients(pool: Pool): void {
  const srp: AuthFlow[] = ['USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH'];
  const all: AuthFlow[] = [...srp, 'USER_PASSWORD_AUTH', 'CUSTOM_AUTH'];
  const orders: Record<keyof typeof CLIENT_IDS, Omit<ClientOrder, 'id'>> = {
    srp: {},
    password: { flows: ['USER_PASSWORD_AUTH', 'REFRESH_TOKEN_AUTH'] },
    secret: { flows: all, secret: CLIENT_SECRET, callbackUrls: ['http://localhost:4509/callback'] },
    rotating: { flows: ['USER_SRP_AUTH'], rotateRefreshTokens: true },
    hosted: {
      callbackUrls: ['http://localhost:4509/callback'],
      logoutUrls: ['http://localhost:4509/goodbye'],
    },
    custom: { flows: ['CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH'] },
    frank: { flows: all, hideUnknownUsers: false },
    stranger: { flows: all },
  };
  for (const [name, order] of Object.entries(orders))
    addClient(pool, { id: CLIENT_IDS[name as keyof typeof CLIENT_IDS], ...order });
}
