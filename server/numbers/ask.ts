import { readAccount } from '../../accounts/public.ts'
import {
  type AgentDay,
  type AgentHours,
  type BotQuestions,
  type BreachAnswer,
  type CaseBreakdownAnswer,
  type CaseSearchAnswer,
  type CommentsAnswer,
  DEFAULT_SCORE_WEIGHTS,
  type DistributionAnswer,
  type DrillAnswer,
  type DriversAnswer,
  type FiguresAnswer,
  type QueryAnswer,
  type ScoreAnswer,
  type StandsOutAnswer,
  type Viewer,
} from '../../domain/contract/public.ts'
import {
  answerBreaches,
  answerDistribution,
  answerAgentDay,
  answerAgentHours,
  answerComments,
  answerDrivers,
  answerFigures,
  answerQuery,
  answerScores,
  answerStandsOut,
  answerBotQuestions,
  breakDownCases,
  type Checked,
  drill,
  type QueryContext,
  searchCases,
} from '../../reports/public.ts'
import { RefusedInput } from '../http/refused-input.ts'
import type { Rooms } from '../rooms.ts'

/**
 * Asks for metrics.
 * @param request a `QueryRequest`, unchecked
 * @throws RefusedInput with everything that is wrong with it
 */
export async function ask(rooms: Rooms, viewer: Viewer, request: unknown): Promise<QueryAnswer> {
  return valueOf('The query', await answerQuery(request, await contextOf(rooms, viewer)))
}

/**
 * Asks for metrics over a whole range, one below another.
 * @param request a `FiguresRequest`, unchecked
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askFigures(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
): Promise<FiguresAnswer> {
  return valueOf('The query', await answerFigures(request, await contextOf(rooms, viewer)))
}

/**
 * Asks for the cases behind one cell.
 * @param request a `DrillRequest`, unchecked
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askCases(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
): Promise<DrillAnswer> {
  return valueOf('The drill-through', await drill(request, await contextOf(rooms, viewer)))
}

/**
 * Asks how the values of a time spread.
 * @param request a `DistributionRequest`, unchecked
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askDistribution(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
): Promise<DistributionAnswer> {
  const answer = await answerDistribution(request, await contextOf(rooms, viewer))
  return valueOf('The request for a distribution', answer)
}

/**
 * Asks which promises were broken, and why.
 * @param request a `BreachRequest`, unchecked
 * @param usualLimit how many rows where the request does not say
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askBreaches(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
  usualLimit?: number,
): Promise<BreachAnswer> {
  const answer = await answerBreaches(request, await contextOf(rooms, viewer), usualLimit)
  return valueOf('The request for breaches', answer)
}

/**
 * Asks how agents do against their peers.
 * @param request a `ScoreRequest`, unchecked
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askScores(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
): Promise<ScoreAnswer> {
  const { score_weights } = await readAccount(rooms.accounts)
  const weights = score_weights ?? DEFAULT_SCORE_WEIGHTS
  const context = { ...(await contextOf(rooms, viewer)), weights }
  return valueOf('The request for scores', await answerScores(request, context))
}

/**
 * Asks for the hours of one agent by state.
 * @param request an `AgentHoursRequest`, unchecked
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askAgentHours(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
): Promise<AgentHours> {
  const answer = await answerAgentHours(request, await contextOf(rooms, viewer))
  return valueOf("The request for an agent's time", answer)
}

/**
 * Asks for one day of one agent.
 * @param request an `AgentDayRequest`, unchecked
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askAgentDay(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
): Promise<AgentDay> {
  const answer = await answerAgentDay(request, await contextOf(rooms, viewer))
  return valueOf("The request for an agent's time", answer)
}

/**
 * Searches cases.
 * @param request a `CaseSearch`, unchecked
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askSearch(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
): Promise<CaseSearchAnswer> {
  return valueOf('The search', await searchCases(request, await contextOf(rooms, viewer)))
}

/**
 * Counts the cases of a search by one property.
 * @param request a `CaseBreakdown`, unchecked
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askBreakdown(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
): Promise<CaseBreakdownAnswer> {
  return valueOf('The search', await breakDownCases(request, await contextOf(rooms, viewer)))
}

/**
 * Asks what is unusual about the cases of one cell.
 * @param request a `DrillRequest`, unchecked
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askWhatStandsOut(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
): Promise<StandsOutAnswer> {
  return valueOf('The cell', await answerStandsOut(request, await contextOf(rooms, viewer)))
}

/**
 * Asks what costs satisfaction.
 * @param request a `DriversRequest`, unchecked
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askDrivers(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
): Promise<DriversAnswer> {
  const context = await contextOf(rooms, viewer)
  return valueOf('The request for drivers', await answerDrivers(request, context))
}

/**
 * Asks for ratings with what was written beside them.
 * @param request a `CommentsRequest`, unchecked
 * @param usualLimit how many rows where the request does not say
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askComments(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
  usualLimit?: number,
): Promise<CommentsAnswer> {
  const answer = await answerComments(request, await contextOf(rooms, viewer), usualLimit)
  return valueOf('The request for comments', answer)
}

/**
 * Asks what the bot had no good answer to.
 * @param request a `BotQuestionsRequest`, unchecked
 * @throws RefusedInput with everything that is wrong with it
 */
export async function askBotQuestions(
  rooms: Rooms,
  viewer: Viewer,
  request: unknown,
): Promise<BotQuestions> {
  return valueOf('The search', await answerBotQuestions(request, await contextOf(rooms, viewer)))
}

/** Everything a question needs besides itself: who asks, the account's zone, now, and how far data reaches. */
async function contextOf(rooms: Rooms, viewer: Viewer): Promise<QueryContext> {
  const [{ tz }, dataUntil] = await Promise.all([readAccount(rooms.accounts), rooms.dataUntil()])
  return { viewer, tz, now: rooms.clock.now(), reader: rooms.warehouse, dataUntil }
}

function valueOf<T>(what: string, checked: Checked<T>): T {
  if (!checked.ok) throw new RefusedInput(what, checked.problems)
  return checked.value
}
