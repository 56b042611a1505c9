/**
 * A named prepared statement. The name is unique in the whole application (`cart.lines`): the database keeps the plan of
 * each per connection, and refuses one name with two texts. An empty name: planned anew each time, for texts that differ from
 * one use to the next.
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}
