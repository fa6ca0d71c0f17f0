import BigInteger from 'amazon-cognito-identity-js/es/BigInteger';

/**
 * Powers of AWS's SRP library, a sign-in's only long computation, by the engine's own integers: the
 * library's own take four times as long. Neither takes the same time for every exponent.
 * Imported for its effect.
 */
BigInteger.prototype.modPow = function modPow(exponent, modulus, callback) {
  const result = power(toNative(this), toNative(exponent), toNative(modulus));
  callback(null, new BigInteger(result.toString(16), 16));
};

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  // The remainder of a number below zero is below zero.
  let square = ((base % modulus) + modulus) % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function toNative(value: BigInteger): bigint {
  const hex = value.toString(16);
  return hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`);
}
