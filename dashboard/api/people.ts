import type {
  Invitation,
  InvitationAcceptance,
  InvitationInput,
  InvitationSight,
  Me,
  ResetInput,
  ResetSight,
  Session,
  Team,
  TeamInput,
  User,
  UserChange,
} from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** Users, teams, invitations and sessions. Everything here may be refused: @throws ApiFailure. */
export async function readUsers(): Promise<readonly User[]> {
  return (await fetchJson('/api/v1/users')) as readonly User[]
}

export async function changeUser(id: string, change: UserChange): Promise<User> {
  return (await fetchJson(`/api/v1/users/${id}`, { method: 'PATCH', body: change })) as User
}

export async function readTeams(): Promise<readonly Team[]> {
  return (await fetchJson('/api/v1/teams')) as readonly Team[]
}

export async function saveTeam(id: string, input: TeamInput): Promise<void> {
  await fetchJson(`/api/v1/teams/${encodeURIComponent(id)}`, { method: 'PUT', body: input })
}

/** A new team of this desk; its id is made up and never shown. */
export async function createTeam(name: string): Promise<void> {
  await saveTeam(`desk:${crypto.randomUUID()}`, { name, calendar_id: null })
}

export async function readInvitations(): Promise<readonly Invitation[]> {
  return (await fetchJson('/api/v1/invitations')) as readonly Invitation[]
}

/** @returns the link, this once */
export async function invite(input: InvitationInput): Promise<string> {
  const made = await fetchJson('/api/v1/invitations', { method: 'POST', body: input })
  return (made as { readonly link: string }).link
}

export async function revokeInvitation(id: string): Promise<void> {
  await fetchJson(`/api/v1/invitations/${id}`, { method: 'DELETE' })
}

export async function readInvitation(token: string): Promise<InvitationSight> {
  const sight = await fetchJson('/api/v1/invitation', { method: 'POST', body: { token } })
  return sight as InvitationSight
}

export async function acceptInvitation(input: InvitationAcceptance): Promise<Me> {
  return (await fetchJson('/api/v1/invitation/accept', { method: 'POST', body: input })) as Me
}

/** @returns the link, this once */
export async function createResetLink(userId: string): Promise<string> {
  const made = await fetchJson(`/api/v1/users/${userId}/reset-link`, { method: 'POST' })
  return (made as { readonly link: string }).link
}

export async function readReset(token: string): Promise<ResetSight> {
  return (await fetchJson('/api/v1/reset', { method: 'POST', body: { token } })) as ResetSight
}

export async function completeReset(input: ResetInput): Promise<void> {
  await fetchJson('/api/v1/reset/complete', { method: 'POST', body: input })
}

export async function readSessionsOf(userId: string): Promise<readonly Session[]> {
  return (await fetchJson(`/api/v1/users/${userId}/sessions`)) as readonly Session[]
}

/** One session, or all of them. */
export async function endSessionsOf(userId: string, sessionId?: string): Promise<void> {
  const one = sessionId === undefined ? '' : `/${sessionId}`
  await fetchJson(`/api/v1/users/${userId}/sessions${one}`, { method: 'DELETE' })
}
