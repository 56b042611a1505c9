/** What was found at a place, against what the books said when it was counted. */
export interface CountedUnits {
  readonly counted: number;
  /** Units on hand when it was counted. */
  readonly expected: number;
  /** What other counts have put right since then: they changed the books, not the shelf. */
  readonly correctedSince: number;
}

/**
 * How many units a count adds to the books, or takes. What was sold or received after counting is in the books already and stays
 * out of it, so that selling goes on while people count.
 */
export const countDifference = ({ counted, expected, correctedSince }: CountedUnits): number =>
  counted - (expected + correctedSince);
