import type { CaseAction } from '../../domain/contract/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { CaseChange } from '../commit/case-change.ts'
import { plainLine } from '../text/plain-text.ts'
import type { Act } from './acting.ts'

/** What a case is about: tags, category, priority, subject, custom fields. What stands already is no change. */

const MOST_TAGS = 50

export const setTags: Act<'set_tags'> = ({ state, action }) => tagged(state, action.tags)

export const addTags: Act<'add_tags'> = ({ state, action }) =>
  tagged(state, [...state.tags, ...action.tags])

export const removeTags: Act<'remove_tags'> = ({ state, action }) =>
  tagged(
    state,
    state.tags.filter((tag) => !action.tags.includes(tag)),
  )

export const setCategory: Act<'set_category'> = ({ state, action }) => {
  const { category } = action
  if (category === state.category) return {}
  return {
    patch: { category },
    entries: [
      { kind: 'activity', activity: 'classified', data: { from: state.category, to: category } },
    ],
    events: [{ type: 'case.classified', data: { category } }],
  }
}

export const setPriority: Act<'set_priority'> = ({ state, action }) => {
  const { priority } = action
  if (priority === state.priority) return {}
  return {
    patch: { priority },
    entries: [
      {
        kind: 'activity',
        activity: 'priority_changed',
        data: { from: state.priority, to: priority },
      },
    ],
    events: [{ type: 'case.priority_changed', data: { priority } }],
  }
}

export const setSubject: Act<'set_subject'> = ({ state, action }) => {
  const subject = plainLine(action.subject, 300)
  if (subject === state.subject) return {}
  return {
    patch: { subject },
    entries: [
      { kind: 'activity', activity: 'subject_changed', data: { from: state.subject, to: subject } },
    ],
  }
}

/** Fields that are named are set, null takes one away, the others stay. */
export const setFields: Act<'set_fields'> = ({ state, action }) => {
  const changed = fieldsChanged(state, action)
  if (Object.keys(changed).length === 0) return {}
  const kept = Object.entries({ ...state.fields, ...changed }).filter(([, value]) => value !== null)
  return {
    patch: { fields: Object.fromEntries(kept) },
    entries: [{ kind: 'activity', activity: 'fields_changed', data: { fields: changed } }],
  }
}

function fieldsChanged(
  state: CaseState,
  { fields }: Extract<CaseAction, { type: 'set_fields' }>,
): Record<string, unknown> {
  const before = (key: string) => JSON.stringify(state.fields[key] ?? null)
  return Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => before(key) !== JSON.stringify(value ?? null)),
  )
}

function tagged(state: CaseState, wanted: readonly string[]): CaseChange {
  const tags = [...new Set(wanted)].slice(0, MOST_TAGS)
  const added = tags.filter((tag) => !state.tags.includes(tag))
  const removed = state.tags.filter((tag) => !tags.includes(tag))
  if (added.length + removed.length === 0) return {}
  return {
    patch: { tags },
    entries: [{ kind: 'activity', activity: 'tagged', data: { added, removed, tags } }],
    events: [{ type: 'case.tagged', data: { tags } }],
  }
}
