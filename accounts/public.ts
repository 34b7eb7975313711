export { check, permissionsOf, scopeOf } from './access/check.ts'
export type { Principal } from './access/principal.ts'
export { ROLE_PERMISSIONS } from './access/role-permissions.ts'
export { viewerOf } from './access/viewer-of.ts'
export type { Accounts } from './accounts.ts'
export {
  type AnnotationMaker,
  createAnnotation,
  deleteAnnotation,
  listAnnotations,
  recordAnnotation,
  saveAnnotation,
} from './annotations/annotations.ts'
export { changeProfile, changeUser } from './people/change-user.ts'
export { createBoard, deleteBoard, listBoards, readBoard, saveBoard } from './boards/boards.ts'
export { readColleagues } from './people/colleagues.ts'
export {
  acceptInvitation,
  createInvitation,
  listInvitations,
  readInvitation,
  revokeInvitation,
} from './people/invitations.ts'
export { skillsAsTypedFirst } from './people/skills.ts'
export { listTeams, saveTeam } from './people/teams.ts'
export { createUser, listUsers } from './people/users.ts'
export { changeAccount, readAccount } from './settings/account.ts'
export {
  changeAppearance,
  type Logo,
  readAppearance,
  readLogo,
  saveLogo,
} from './settings/appearance.ts'
export { CALENDARS } from './settings/calendars.ts'
export { readLiveLimits, saveLiveLimits } from './settings/live-limits.ts'
export { POLICIES } from './settings/policies.ts'
export {
  acknowledgeSettingsEvents,
  type OutboxEntry,
  readSettingsEvents,
} from './settings/settings-outbox.ts'
export { deleteTarget, TARGETS } from './settings/targets.ts'
export {
  type DocumentKind,
  listDocuments,
  type SaveResult,
  saveDocument,
} from './settings/versioned-document.ts'
export { createToken, listTokens, principalOfToken, revokeToken } from './sign-in/api-token.ts'
export { changePassword, resetPassword } from './sign-in/change-password.ts'
export { completeReset, createResetLink, readResetLink } from './sign-in/reset-link.ts'
export {
  listSessions,
  type OpenedSession,
  openSession,
  type Origin,
  principalOfSession,
  purgeExpired,
  revokeSession,
  revokeSessionsOf,
} from './sign-in/session.ts'
export { completeSetup, issueSetupSecret, setupStatusOf } from './sign-in/setup.ts'
export { signIn } from './sign-in/sign-in.ts'
export { type SignInState, stillSignedIn } from './sign-in/still-signed-in.ts'
export { ACCOUNTS_MIGRATIONS } from './store/migrations.ts'
