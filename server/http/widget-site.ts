import type { FastifyRequest } from 'fastify'
import { type Desk, readWidgetSettings } from '../../desk/public.ts'
import { isListedOrigin } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { isOurs } from './same-origin.ts'

/**
 * Keeps the widget off pages of sites that are not listed, where a list is. Browsers name the page with every request
 * to another site and with every WebSocket; a program that names none is no page, and our own pages always may.
 * @throws WIDGET_SITE_REFUSED
 */
export async function refuseUnlistedSite(
  desk: Desk,
  request: FastifyRequest,
  publicUrl: string | null,
): Promise<void> {
  const { origin } = request.headers
  if (origin === undefined || request.method === 'OPTIONS') return
  if (isOurs(origin, request.host, publicUrl)) return
  const { origins } = await readWidgetSettings(desk)
  if (origins.length === 0 || isListedOrigin(origins, origin)) return
  throw new DeskmetryError('WIDGET_SITE_REFUSED', { origin })
}
