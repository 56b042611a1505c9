import { lower, shareHalfUp, type Minor } from '../money/money.rule.js';
import { isMeant, type Goods } from './goods.rule.js';
import type { PromotionEffect } from './promotion.rule.js';

const million = 1_000_000n;

type BuyGet = Extract<PromotionEffect, { kind: 'buy_x_get_y' }>;

/** How the units of a cart stand to the offer. */
interface Units {
  readonly buyOnly: number;
  readonly getOnly: number;
  readonly both: number;
}

function countUnits(goods: readonly Goods[], { buy, get }: BuyGet): Units {
  let [buyOnly, getOnly, both] = [0, 0, 0];
  for (const line of goods) {
    const isBought = isMeant(line, buy.items);
    const isGot = isMeant(line, get.items);
    if (isBought && isGot) both += line.quantity;
    else if (isBought) buyOnly += line.quantity;
    else if (isGot) getOnly += line.quantity;
  }
  return { buyOnly, getOnly, both };
}

/** How often the offer fits: no unit is both paid for and given. */
function applicationsOf({ buyOnly, getOnly, both }: Units, { buy, get, mostApplications }: BuyGet): number {
  if (!Number.isInteger(buy.units) || buy.units < 1 || !Number.isInteger(get.units) || get.units < 1)
    throw new RangeError('An offer is for a unit or more.');
  return Math.min(
    Math.floor((buyOnly + both) / buy.units),
    Math.floor((getOnly + both) / get.units),
    Math.floor((buyOnly + getOnly + both) / (buy.units + get.units)),
    mostApplications ?? Number.MAX_SAFE_INTEGER,
  );
}

/**
 * How many units a cart lacks to be given the offer once; 0 when only what is given is missing, or nothing is.
 */
export function unitsMissing(goods: readonly Goods[], effect: BuyGet): number {
  const { buyOnly, both } = countUnits(goods, effect);
  return Math.max(0, effect.buy.units - buyOnly - both);
}

/**
 * What an offer takes off each line. The cheapest units are given, never one that is needed as a bought one; part of a line is
 * given in proportion to its units, half up.
 *
 * @throws RangeError for an offer of no units
 */
export function buyGetShares(goods: readonly Goods[], effect: BuyGet): Minor[] {
  const { buy, get } = effect;
  const units = countUnits(goods, effect);
  const applications = applicationsOf(units, effect);
  let given = applications * get.units;
  // Units that count as both may be given as long as enough of them stay to be bought.
  let spare = units.both - Math.max(0, applications * buy.units - units.buyOnly);
  const cheapestFirst = goods
    .map((line, at) => ({ line, at }))
    .filter(({ line }) => isMeant(line, get.items))
    .sort((a, b) =>
      a.line.unitPrice === b.line.unitPrice ? a.at - b.at : a.line.unitPrice < b.line.unitPrice ? -1 : 1,
    );
  const ratePpm = lower(BigInt(get.ratePpm), million);
  const shares = goods.map(() => 0n);
  for (const { line, at } of cheapestFirst) {
    const isBoth = isMeant(line, buy.items);
    const taken = Math.min(line.quantity, given, isBoth ? spare : given);
    if (isBoth) spare -= taken;
    given -= taken;
    shares[at] = shareHalfUp(line.rest, BigInt(taken) * ratePpm, BigInt(line.quantity) * million);
  }
  return shares;
}
