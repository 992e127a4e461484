/** Ids of new elements, made on this side so that the interface can name what it has just sent. */

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 13;
/** 2024-01-01T00:00:00Z in milliseconds since 1970. */
const EPOCH = 1_704_067_200_000;
const RANDOM_BITS = 24n;
const ALL_BITS = (1n << 64n) - 1n;

/** What an id is made from; replaced in tests. */
export interface Chance {
  /** Milliseconds since 1970. */
  now(): number;
  /** An integer from 0 to 2^24 - 1. */
  random(): number;
}

/** Drawn many at a time, since each call costs more than the numbers that it gives. */
const drawn = new Uint32Array(512);
let left = 0;

const outside: Chance = {
  now: () => Date.now(),
  random: () => {
    if (left === 0) left = crypto.getRandomValues(drawn).length;
    left -= 1;
    return (drawn[left] ?? 0) >>> 8;
  },
};

/** Writes 64 bits as 13 characters of Crockford's base 32. */
export function writeId(bits: bigint): string {
  let text = '';
  for (let place = LENGTH - 1; place >= 0; place -= 1) {
    text += ALPHABET[Number((bits >> BigInt(5 * place)) & 31n)] ?? '';
  }
  return text;
}

/**
 * Makes ids that sort by creation: 40 bits of milliseconds since 2024, 24 of chance. Within one mint every id is
 * greater than the one before, even when the clock stands still or is set back.
 */
export function createMint(chance: Chance = outside): () => string {
  let last = -1n;
  return () => {
    const time = BigInt(Math.max(0, Math.floor(chance.now() - EPOCH))) & ((1n << 40n) - 1n);
    let bits = (time << RANDOM_BITS) | BigInt(chance.random() & 0xffffff);
    if (bits <= last) bits = (last + 1n) & ALL_BITS;
    last = bits;
    return writeId(bits);
  };
}

/** Mints an id for a new element. */
export const mintId = createMint();
