/** What the exit code of a command says. */
export const EXIT = {
  fine: 0,
  someFailed: 1,
  /** A wrong option, an unreadable rule: nothing was processed. */
  usage: 2,
  /** A score is lower than its floor. */
  fell: 3,
} as const;
