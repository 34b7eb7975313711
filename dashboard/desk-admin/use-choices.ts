import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { Language } from '../../charts/public.ts'
import {
  CASE_KINDS,
  categoryPath,
  DESK_STATUSES,
  PRIORITIES,
  TIERS,
  wordsIn,
} from '../../domain/contract/public.ts'
import { readAdmin, readCalendars } from '../api/desk-admin.ts'
import { readColleagues, readDeskTeams, readQueues } from '../api/desk-people.ts'
import { useText } from '../language/use-text.ts'

export interface Choice {
  readonly value: string
  readonly text: string
}

const STAY_MS = 60_000

/** What can be chosen on these pages, by its name: people, teams, queues, categories, fields and fixed words. */
export function useChoices() {
  const { language } = useText()
  const agents = useQuery({
    queryKey: ['desk', 'agents'],
    queryFn: readColleagues,
    staleTime: STAY_MS,
  })
  const teams = useQuery({
    queryKey: ['desk', 'teams'],
    queryFn: readDeskTeams,
    staleTime: STAY_MS,
  })
  const queues = useQuery({ queryKey: ['desk', 'queues'], queryFn: readQueues, staleTime: STAY_MS })
  const categories = useQuery({
    queryKey: ['desk', 'admin', 'categories'],
    queryFn: () => readAdmin('categories'),
  })
  const fields = useQuery({
    queryKey: ['desk', 'admin', 'fields'],
    queryFn: () => readAdmin('fields'),
  })

  const lists = {
    agents: computed(() =>
      (agents.data.value ?? []).map(({ agent_id, name }) => ({ value: agent_id, text: name })),
    ),
    teams: computed(() =>
      (teams.data.value ?? []).map(({ id, name }) => ({ value: id, text: name })),
    ),
    queues: computed(() =>
      (queues.data.value ?? []).map(({ queue }) => ({ value: queue.id, text: queue.name })),
    ),
    categories: computed(() => categoryChoices(categories.data.value ?? [], language.value)),
    fields: computed(() =>
      (fields.data.value ?? []).map(({ id, body }) => ({
        value: id,
        text: wordsIn(body.name, language.value),
        body,
      })),
    ),
    ...useFixedChoices(),
  }
  const named = computed(
    () =>
      new Map<string, string>(
        [lists.agents, lists.teams, lists.queues, lists.categories, lists.fields].flatMap((list) =>
          list.value.map(({ value, text }) => [value, text] as const),
        ),
      ),
  )
  return {
    ...lists,
    /** A name, else the bare id without its source. */
    nameOf: (id: string): string => named.value.get(id) ?? id.slice(id.indexOf(':') + 1),
  }
}

/** `Refund / Late`, in the order of the tree's settings. */
function categoryChoices(
  settings: Awaited<ReturnType<typeof readAdmin<'categories'>>>,
  language: Language,
): readonly Choice[] {
  const names = new Map(settings.map(({ id, body }) => [id, wordsIn(body.name, language)]))
  return [...names.keys()].map((id) => ({
    value: id,
    text: categoryPath(id)
      .map((key) => names.get(key) ?? key)
      .toReversed()
      .join(' / '),
  }))
}

/** What has the same choices everywhere. */
function useFixedChoices() {
  const { t } = useText()
  return {
    kinds: computed(() => CASE_KINDS.map((value) => ({ value, text: t(`desk.kind.${value}`) }))),
    statuses: computed(() =>
      DESK_STATUSES.map((value) => ({ value, text: t(`desk.status.${value}`) })),
    ),
    priorities: computed(() =>
      PRIORITIES.map((value) => ({ value, text: t(`desk.priority.${value}`) })),
    ),
    tiers: computed(() => TIERS.map((value) => ({ value, text: t(`admin.tier.${value}`) }))),
  }
}

/** Business calendars by their newest version. */
export function useCalendarChoices() {
  const { data } = useQuery({ queryKey: ['calendars'], queryFn: readCalendars })
  return computed(() => {
    const ids = (data.value ?? []).map(({ document }) => document.calendar_id)
    return [...new Set(ids)].map((id) => ({ value: id, text: id }))
  })
}
