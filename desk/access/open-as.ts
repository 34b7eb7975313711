import { check, type Principal } from '../../accounts/public.ts'
import type { OpenCaseInput } from '../../domain/contract/public.ts'
import { openCase } from '../cases/open-case.ts'
import type { Committed } from '../commit/commit-case.ts'
import type { Desk } from '../desk.ts'
import { soundOpening } from '../tickets/sound-fields.ts'
import { actorOfPrincipal } from './desk-agent.ts'

/**
 * A case that staff open. From a program, which has a form in front of the customer, the words are the customer's;
 * from a person at their desk they are a private note, since nobody has decided yet to send them to anybody.
 * @throws FORBIDDEN, NOT_FOUND, FIELDS_REFUSED, MESSAGE_TOO_LARGE
 */
export async function openAs(
  desk: Desk,
  principal: Principal,
  input: OpenCaseInput,
): Promise<Committed> {
  check(principal, 'desk:answer')
  const isProgram = principal.via.kind === 'token'
  return openCase(desk, actorOfPrincipal(principal), {
    ...input,
    fields: await soundOpening(desk, input),
    text_by: isProgram && input.customer !== undefined ? 'customer' : 'actor',
    opened_by: isProgram ? 'api' : 'agent',
  })
}
