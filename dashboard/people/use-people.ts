import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { readInvitations, readTeams, readUsers } from '../api/people.ts'

/** Everybody, the teams, and who is invited; `reload` after a change. */
export function usePeople() {
  const reads = useQueryClient()
  return {
    users: useQuery({ queryKey: ['people', 'users'], queryFn: readUsers }),
    teams: useQuery({ queryKey: ['people', 'teams'], queryFn: readTeams }),
    invitations: useQuery({ queryKey: ['people', 'invitations'], queryFn: readInvitations }),
    reload: async () => {
      await reads.invalidateQueries({ queryKey: ['people'] })
      await reads.invalidateQueries({ queryKey: ['desk', 'teams'] })
    },
  }
}
