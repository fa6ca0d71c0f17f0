/** The parts of AWS's own library that srp.ts uses; it brings no types for them. */
declare module 'amazon-cognito-identity-js/es/BigInteger' {
  export default class BigInteger {
    constructor(digits: string, radix: number);
    toString(radix: number): string;
    modPow(
      exponent: BigInteger,
      modulus: BigInteger,
      callback: (error: Error | null, result: BigInteger) => void,
    ): void;
  }
}

declare module 'amazon-cognito-identity-js/es/AuthenticationHelper' {
  import type BigInteger from 'amazon-cognito-identity-js/es/BigInteger';

  export default class AuthenticationHelper {
    readonly N: BigInteger;
    readonly g: BigInteger;
    constructor(poolName: string);
    generateRandomSmallA(): BigInteger;
    getLargeAValue(callback: (error: Error | null, largeA: BigInteger) => void): void;
    getPasswordAuthenticationKey(
      userName: string,
      password: string,
      serverB: BigInteger,
      salt: BigInteger,
      callback: (error: Error | null, key: Uint8Array) => void,
    ): void;
    hash(text: string): string;
    hexHash(hex: string): string;
    padHex(value: BigInteger): string;
  }
}
