import type { Permission } from '../../domain/contract/public.ts'

/**
 * Who may call a route:
 * - `anyone`: without signing in.
 * - `anyone-known`: the same, and the route is told who it is if they are signed in.
 * - `anyone-elsewhere`: without signing in, from pages of other sites as well; a cookie is not looked at.
 * - `visitor`: a customer's widget, by the token it was given, from any site.
 * - `signed-in`: every user for what is their own; the room behind it asks for more where more is at stake.
 * - a permission: whoever has it, by session or token; how far it reaches is the viewer's matter.
 * - `local`: a command of this machine's user, with the token in the data directory.
 */
export type Access =
  | 'anyone'
  | 'anyone-known'
  | 'anyone-elsewhere'
  | 'visitor'
  | 'signed-in'
  | 'local'
  | Permission

/**
 * The one place that says who may call what. A route that is not listed refuses to be registered, so nothing is
 * open by accident. `*` stands for whatever lies below.
 */
export const ROUTE_ACCESS: Readonly<Record<string, Access>> = {
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'anyone',
  // The dashboard's files; they hold no data.
  'GET /*': 'anyone',
  'GET /assets/*': 'anyone',
  'GET /api/v1/openapi.json': 'anyone',
  'GET /api/docs/*': 'anyone',

  'GET /api/v1/setup': 'anyone',
  'POST /api/v1/setup': 'anyone',
  'POST /api/v1/session': 'anyone',
  'GET /api/v1/session': 'anyone-known',
  'DELETE /api/v1/session': 'signed-in',
  'GET /api/v1/sessions': 'signed-in',
  'DELETE /api/v1/sessions/:id': 'signed-in',
  'POST /api/v1/password': 'signed-in',
  'GET /api/v1/tokens': 'signed-in',
  'POST /api/v1/tokens': 'signed-in',
  'DELETE /api/v1/tokens/:id': 'signed-in',
  'PATCH /api/v1/profile': 'signed-in',
  'GET /api/v1/account': 'signed-in',
  'PATCH /api/v1/account': 'settings:manage',
  // What the page in front of the door is drawn with.
  'GET /api/v1/appearance': 'anyone',
  'GET /api/v1/appearance/logo': 'anyone',
  'PATCH /api/v1/appearance': 'settings:manage',
  'PUT /api/v1/appearance/logo': 'settings:manage',
  'DELETE /api/v1/appearance/logo': 'settings:manage',

  'POST /api/v1/query': 'query:read',
  'POST /api/v1/figures': 'query:read',
  'POST /api/v1/scores': 'query:read',
  'POST /api/v1/stands-out': 'query:read',
  'POST /api/v1/distribution': 'query:read',
  'POST /api/v1/agent-hours': 'query:read',
  'POST /api/v1/agent-day': 'query:read',
  'POST /api/v1/satisfaction/drivers': 'query:read',
  'POST /api/v1/satisfaction/comments': 'cases:read',
  'POST /api/v1/breaches': 'cases:read',
  'POST /api/v1/drill': 'cases:read',
  'GET /api/v1/metrics': 'query:read',
  'GET /api/v1/annotations': 'query:read',
  'POST /api/v1/annotations': 'annotations:manage',
  'PUT /api/v1/annotations/:id': 'annotations:manage',
  'DELETE /api/v1/annotations/:id': 'annotations:manage',
  'GET /api/v1/boards': 'query:read',
  'POST /api/v1/boards': 'query:read',
  'GET /api/v1/boards/:id': 'query:read',
  'PUT /api/v1/boards/:id': 'query:read',
  'DELETE /api/v1/boards/:id': 'query:read',
  'POST /api/v1/cases/search': 'cases:read',
  'POST /api/v1/cases/breakdown': 'cases:read',
  'POST /api/v1/bot/questions': 'cases:read',
  'GET /api/v1/cases/:id': 'cases:read',
  'GET /api/v1/cases/:id/timeline': 'cases:read',
  'GET /api/v1/live': 'live:read',
  'GET /api/v1/live/stream': 'live:read',
  'GET /api/v1/live/cases': 'cases:read',
  'GET /api/v1/live/expected': 'live:read',
  'GET /api/v1/live/limits': 'live:read',
  'PUT /api/v1/live/limits': 'desk:supervise',
  'POST /api/v1/local/:operation': 'local',

  'POST /api/v1/events': 'events:write',
  'GET /api/v1/data-health': 'data_health:read',
  'GET /api/v1/dead-letters': 'data_health:read',
  'PUT /api/v1/dead-letters/:id': 'data_health:manage',
  'POST /api/v1/dead-letters/replay': 'data_health:manage',
  'POST /api/v1/dead-letters/dismiss': 'data_health:manage',

  'GET /api/v1/users': 'users:manage',
  'POST /api/v1/users': 'users:manage',
  'PATCH /api/v1/users/:id': 'users:manage',
  'PUT /api/v1/users/:id/password': 'users:manage',
  'POST /api/v1/users/:id/reset-link': 'users:manage',
  'GET /api/v1/users/:id/sessions': 'users:manage',
  'DELETE /api/v1/users/:id/sessions': 'users:manage',
  'DELETE /api/v1/users/:id/sessions/:session': 'users:manage',
  'GET /api/v1/invitations': 'users:manage',
  'POST /api/v1/invitations': 'users:manage',
  'DELETE /api/v1/invitations/:id': 'users:manage',
  'POST /api/v1/invitation': 'anyone',
  'POST /api/v1/invitation/accept': 'anyone',
  'POST /api/v1/reset': 'anyone',
  'POST /api/v1/reset/complete': 'anyone',
  'GET /api/v1/teams': 'settings:read',
  'PUT /api/v1/teams/:id': 'users:manage',

  'GET /api/v1/desk/socket': 'desk:answer',
  // Its first frame says who it is: a browser sends no header with a WebSocket.
  'GET /api/v1/widget/socket': 'anyone-elsewhere',

  'GET /api/v1/calendars': 'settings:read',
  'PUT /api/v1/calendars': 'settings:manage',
  'GET /api/v1/policies': 'settings:read',
  'PUT /api/v1/policies': 'settings:manage',
  'GET /api/v1/told-settings': 'settings:read',
  'GET /api/v1/targets': 'settings:read',
  'PUT /api/v1/targets': 'settings:manage',
  'DELETE /api/v1/targets/:id': 'settings:manage',

  'GET /api/v1/desk/inbox': 'desk:answer',
  'GET /api/v1/desk/cases/:id': 'desk:answer',
  'GET /api/v1/desk/cases/:id/entries': 'desk:answer',
  'POST /api/v1/desk/cases': 'desk:answer',
  'POST /api/v1/desk/cases/bulk': 'desk:answer',
  'POST /api/v1/desk/cases/:id/actions': 'desk:answer',
  'PUT /api/v1/desk/cases/:id/read': 'desk:answer',
  'PATCH /api/v1/desk/customers/:id': 'desk:answer',
  'GET /api/v1/desk/teams': 'desk:answer',
  'GET /api/v1/desk/search': 'desk:answer',
  'GET /api/v1/desk/webhooks': 'desk:manage',
  'GET /api/v1/desk/webhook-types': 'desk:manage',
  'POST /api/v1/desk/webhooks': 'desk:manage',
  'PATCH /api/v1/desk/webhooks/:id': 'desk:manage',
  'DELETE /api/v1/desk/webhooks/:id': 'desk:manage',
  'POST /api/v1/desk/webhooks/:id/secret': 'desk:manage',
  'POST /api/v1/desk/webhooks/:id/test': 'desk:manage',
  'GET /api/v1/desk/webhooks/:id/deliveries': 'desk:manage',
  'POST /api/v1/desk/webhooks/:id/deliveries/:delivery/resend': 'desk:manage',
  'GET /api/v1/desk/queues': 'desk:answer',
  'POST /api/v1/desk/queues': 'desk:manage',
  'PUT /api/v1/desk/queues/:id': 'desk:manage',
  'DELETE /api/v1/desk/queues/:id': 'desk:manage',
  'PUT /api/v1/desk/queue-order': 'desk:manage',
  'GET /api/v1/desk/routing': 'desk:answer',
  'GET /api/v1/desk/routing-settings': 'desk:answer',
  'PUT /api/v1/desk/routing-settings': 'desk:manage',
  'GET /api/v1/desk/agents': 'desk:answer',
  'GET /api/v1/desk/presence': 'desk:answer',
  'PUT /api/v1/desk/presence': 'desk:answer',
  'PUT /api/v1/desk/agents/:id/presence': 'desk:supervise',
  'PUT /api/v1/desk/agents/:id/capacity': 'desk:manage',

  'GET /widget.js': 'anyone-elsewhere',
  'GET /widget-demo': 'anyone',
  'GET /rate/:token': 'anyone',
  'POST /rate/:token': 'anyone',
  'GET /api/v1/rating/:token': 'anyone',
  'POST /api/v1/rating/:token': 'anyone',
  'OPTIONS /api/v1/widget/*': 'anyone-elsewhere',
  'GET /api/v1/widget/config': 'anyone-elsewhere',
  'POST /api/v1/widget/visitors': 'anyone-elsewhere',
  'DELETE /api/v1/widget/visitors/me': 'visitor',
  'PUT /api/v1/widget/page': 'visitor',
  'GET /api/v1/widget/cases': 'visitor',
  'POST /api/v1/widget/cases': 'visitor',
  'GET /api/v1/widget/cases/:id': 'visitor',
  'GET /api/v1/widget/cases/:id/standing': 'visitor',
  'POST /api/v1/widget/cases/:id/messages': 'visitor',
  'POST /api/v1/widget/cases/:id/rating': 'visitor',
  'PUT /api/v1/widget/cases/:id/read': 'visitor',
  'POST /api/v1/widget/cases/:id/leave': 'visitor',
  'POST /api/v1/widget/files': 'visitor',
  'GET /api/v1/widget/files/:id': 'visitor',
  'POST /api/v1/desk/files': 'desk:answer',
  'GET /api/v1/desk/files/:id': 'desk:answer',
  'GET /api/v1/desk/fields': 'desk:answer',
  'PUT /api/v1/desk/fields/:id': 'desk:manage',
  'DELETE /api/v1/desk/fields/:id': 'desk:manage',
  'GET /api/v1/desk/categories': 'desk:answer',
  'PUT /api/v1/desk/categories/:id': 'desk:manage',
  'DELETE /api/v1/desk/categories/:id': 'desk:manage',
  'POST /api/v1/desk/categories/:id/move': 'desk:manage',
  'GET /api/v1/desk/channels': 'desk:manage',
  'GET /api/v1/desk/tags': 'desk:answer',
  'PUT /api/v1/desk/tags/:id': 'desk:manage',
  'POST /api/v1/desk/tags/:id/rename': 'desk:manage',
  'PUT /api/v1/desk/order/:kind': 'desk:manage',
  // What is whose, the room says: agents have some of their own.
  'GET /api/v1/desk/canned': 'desk:answer',
  'POST /api/v1/desk/canned': 'desk:answer',
  'PUT /api/v1/desk/canned/:id': 'desk:answer',
  'DELETE /api/v1/desk/canned/:id': 'desk:answer',
  'GET /api/v1/desk/macros': 'desk:answer',
  'POST /api/v1/desk/macros': 'desk:answer',
  'PUT /api/v1/desk/macros/:id': 'desk:answer',
  'DELETE /api/v1/desk/macros/:id': 'desk:answer',
  'POST /api/v1/desk/macros/:id/run': 'desk:answer',
  'GET /api/v1/desk/views': 'desk:answer',
  'POST /api/v1/desk/views': 'desk:answer',
  'PUT /api/v1/desk/views/:id': 'desk:answer',
  'DELETE /api/v1/desk/views/:id': 'desk:answer',
  'GET /api/v1/desk/followups': 'desk:answer',
  'GET /api/v1/desk/rules': 'desk:manage',
  'POST /api/v1/desk/rules': 'desk:manage',
  'PUT /api/v1/desk/rules/:id': 'desk:manage',
  'DELETE /api/v1/desk/rules/:id': 'desk:manage',
  'GET /api/v1/desk/rules/firings': 'desk:manage',
  'POST /api/v1/desk/rules/dry-run': 'desk:manage',
  'POST /api/v1/desk/cases/:id/rating-link': 'desk:answer',
  'GET /api/v1/desk/widget': 'desk:manage',
  'PUT /api/v1/desk/widget': 'desk:manage',
}

/** The access of a registered route, by its method and pattern; undefined: it was never declared. */
export function accessOf(method: string, url: string): Access | undefined {
  const key = `${method === 'HEAD' ? 'GET' : method} ${url}`
  if (Object.hasOwn(ROUTE_ACCESS, key)) return ROUTE_ACCESS[key]
  return url.startsWith('/api/docs') && method !== 'POST'
    ? ROUTE_ACCESS['GET /api/docs/*']
    : undefined
}
