/** What the exit code of a command says. */
export const EXIT = {
  fine: 0,
  someFailed: 1,
  /** A wrong option, an unreadable rule: nothing was processed. */
  usage: 2,
  /** A score is lower than its floor. */
  fell: 3,
  tooManyErrors: 4,
  /** The output cannot be made (EX_CANTCREAT of sysexits.h). */
  cannotCreate: 73,
  /** A file cannot be read or written (EX_IOERR). */
  inputOutput: 74,
  /** Another process works on the same run (EX_TEMPFAIL). */
  locked: 75,
} as const;
