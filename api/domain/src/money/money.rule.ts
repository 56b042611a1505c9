/** An amount in minor units (cents) of a currency known from its surroundings. A bigint, so that `price * 1.2` does not compile. */
export type Minor = bigint;

/**
 * An amount as it is stored or sent, made exact.
 *
 * @param amount minor units, a safe integer
 * @throws RangeError for fractions and for numbers a double cannot hold exactly
 */
export function minor(amount: number): Minor {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not an exact amount of minor units: ${amount}`);
  return BigInt(amount);
}

/**
 * An amount as JSON carries it.
 *
 * @throws RangeError beyond the integers a double holds exactly
 */
export function minorToNumber(amount: Minor): number {
  const number = Number(amount);
  if (!Number.isSafeInteger(number)) throw new RangeError(`Too large for JSON: ${amount}`);
  return number;
}

/** The sum; zero of nothing. */
export function sumOf(amounts: readonly Minor[]): Minor {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** The lower of two amounts. */
export function lower(one: Minor, other: Minor): Minor {
  return one < other ? one : other;
}

/**
 * `amount × numerator ÷ denominator`, rounded half up to a whole minor unit.
 *
 * @param amount      0 or more
 * @param numerator   0 or more
 * @param denominator more than 0
 */
export function shareHalfUp(amount: Minor, numerator: bigint, denominator: bigint): Minor {
  if (amount < 0n || numerator < 0n || denominator <= 0n)
    throw new RangeError('Shares are taken of amounts from 0 up.');
  return (2n * amount * numerator + denominator) / (2n * denominator);
}
