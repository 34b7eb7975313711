import type { Role, Scope } from '../../domain/contract/public.ts'
import { useText } from '../language/use-text.ts'

/** In the order of how many there usually are. */
const ROLES = ['agent', 'manager', 'qa_lead', 'planner', 'admin'] as const satisfies readonly Role[]
const SCOPES = ['all', 'team', 'own'] as const satisfies readonly Scope[]

/** Roles and scopes as choices, each in words. */
export function usePersonWords() {
  const { t } = useText()
  return {
    roles: () => ROLES.map((value) => ({ value, text: t(`people.role.${value}`) })),
    scopes: () => SCOPES.map((value) => ({ value, text: t(`people.scope.${value}`) })),
    roleName: (role: Role) => t(`people.role.${role}`),
    roleNote: (role: Role) => t(`people.role-note.${role}`),
  }
}
