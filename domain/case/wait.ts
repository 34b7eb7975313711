/**
 * The customer's wait for a human reply, as it stands after the events so far. Plain state, moved by the
 * functions below; {@link waitingSince} reads it. The same state drives the fold and the desk's countdown.
 */
export interface WaitState {
  /** A bot speaks in this case, ever: then no wait runs before a hand-off or the first assignment to an agent. */
  readonly hasBot: boolean
  /** First customer message that no human has answered. */
  unansweredAt: number | null
  /** Of a bot's case: when humans took over. */
  humansSince: number | null
  handedOffAt: number | null
  /** Last customer message while resolved or closed: it waits for a reopening. */
  knockedAt: number | null
  reopenedAt: number | null
}

export function newWait(hasBot: boolean): WaitState {
  return {
    hasBot,
    unansweredAt: null,
    humansSince: null,
    handedOffAt: null,
    knockedAt: null,
    reopenedAt: null,
  }
}

/** Since when the customer waits, epoch ms, or null when nobody waits. */
export function waitingSince(wait: WaitState): number | null {
  if (wait.unansweredAt === null) return null
  if (wait.hasBot && wait.humansSince === null) return null
  return Math.max(wait.unansweredAt, wait.handedOffAt ?? -Infinity, wait.humansSince ?? -Infinity)
}

/** A public message of the customer. `isLive`: the case has not ended. */
export function customerSpoke(wait: WaitState, at: number, isLive: boolean): void {
  if (!isLive) wait.knockedAt = at
  else if (wait.unansweredAt === null || wait.reopenedAt === at) wait.unansweredAt = at
}

export function humanReplied(wait: WaitState): void {
  wait.unansweredAt = null
  wait.knockedAt = null
}

export function handedOff(wait: WaitState, at: number): void {
  wait.handedOffAt = at
  if (wait.hasBot) wait.humansSince ??= at
}

/** The case was assigned to an agent. */
export function acceptedByAgent(wait: WaitState, at: number): void {
  if (wait.hasBot) wait.humansSince ??= at
}

/** Resolved, closed, abandoned, spam or merged: what was asked stays unanswered. */
export function waitEnded(wait: WaitState): void {
  wait.unansweredAt = null
  wait.knockedAt = null
}

/** Live again: a customer who wrote meanwhile waits since their last message. */
export function cameBack(wait: WaitState, at: number): void {
  if (wait.knockedAt !== null) {
    wait.unansweredAt = wait.knockedAt
    wait.reopenedAt = at
  }
  wait.knockedAt = null
}
