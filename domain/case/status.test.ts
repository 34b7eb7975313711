import { describe, expect, it } from 'vitest'
import type { EventType } from '../event/catalogue.ts'
import { type CaseStatus, isReopening, nextStatus } from './status.ts'

const after = (before: CaseStatus, type: EventType, status?: string) =>
  nextStatus(before, { type, status })

describe('nextStatus', () => {
  it.each<[CaseStatus, EventType, string | undefined, CaseStatus]>([
    ['open', 'case.status_changed', 'pending', 'pending'],
    ['open', 'case.status_changed', 'closed', 'closed'],
    ['resolved', 'case.status_changed', 'closed', 'resolved'],
    ['resolved', 'case.status_changed', 'snoozed', 'snoozed'],
    ['abandoned', 'case.status_changed', 'pending', 'pending'],
    ['closed', 'case.resolved', undefined, 'resolved'],
    ['pending', 'case.abandoned', undefined, 'abandoned'],
    ['closed', 'case.abandoned', undefined, 'closed'],
    ['resolved', 'case.abandoned', undefined, 'resolved'],
    ['resolved', 'case.reopened', undefined, 'open'],
    ['abandoned', 'case.assigned', undefined, 'abandoned'],
    ['abandoned', 'case.queued', undefined, 'abandoned'],
  ])('takes %s by %s %s to %s', (before, type, status, expected) => {
    expect(after(before, type, status)).toBe(expected)
  })

  it('brings back an abandoned case by a customer message alone', () => {
    expect(nextStatus('abandoned', { type: 'message.sent', isCustomerMessage: true })).toBe('open')
    expect(nextStatus('abandoned', { type: 'message.sent', isCustomerMessage: false })).toBe(
      'abandoned',
    )
    expect(nextStatus('resolved', { type: 'message.sent', isCustomerMessage: true })).toBe(
      'resolved',
    )
  })
})

describe('isReopening', () => {
  it('is a move of a resolved case back to life', () => {
    expect(isReopening('resolved', 'pending', 'case.status_changed')).toBe(true)
    expect(isReopening('resolved', 'resolved', 'case.status_changed')).toBe(false)
    expect(isReopening('open', 'open', 'case.reopened')).toBe(false)
    expect(isReopening('closed', 'open', 'case.status_changed')).toBe(false)
    expect(isReopening('closed', 'open', 'case.reopened')).toBe(true)
    expect(isReopening('abandoned', 'open', 'message.sent')).toBe(false)
  })
})
