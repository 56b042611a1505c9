/** What may happen in each state, and which state follows. A state without an event refuses it. */
export type TransitionTable<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>;

/**
 * The function that walks a table.
 *
 * @returns the next state, or null when the state refuses the event
 */
export const lifeCycle =
  <State extends string, Event extends string>(table: TransitionTable<State, Event>) =>
  (state: State, event: Event): State | null =>
    table[state][event] ?? null;
