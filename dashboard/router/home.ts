import type { Me } from '../../domain/contract/public.ts'

/** The page where somebody's day begins: whoever answers customers at the desk, everybody else at the figures. */
export function homeOf(me: Pick<Me, 'user' | 'permissions'> | null): 'desk' | 'overview' {
  const isAnswering = me?.user.role === 'agent' && me.permissions['desk:answer'] !== undefined
  return isAnswering ? 'desk' : 'overview'
}
