import type { AgentState } from '../../domain/public.ts'
import type { Actor } from '../desk.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { Entry } from '../commit/case-change.ts'

/** What has been committed, told to whoever in this process wants to know. */
export type News =
  | CaseNews
  /** How far somebody has read: `seq` of staff, `public_seq` when it is the customer. */
  | {
      readonly kind: 'read'
      readonly case_id: string
      readonly who: 'customer' | 'agent'
      readonly reader_id: string
      readonly seq: number
    }
  | { readonly kind: 'customer_changed'; readonly customer_id: string }
  /** An agent's state, as it is from `since` (epoch ms) on. */
  | {
      readonly kind: 'agent'
      readonly agent_id: string
      readonly state: AgentState
      readonly since: number
    }
  /** Rules of automation were saved, deleted or put in another order. */
  | {
      readonly kind: 'rules_changed'
      /** In another process, which said so. */
      readonly is_elsewhere: boolean
    }

export interface CaseNews {
  readonly kind: 'case'
  readonly case_id: string
  /** Null when it was opened just now. */
  readonly before: CaseState | null
  readonly case: CaseState
  /** In order of `seq`. */
  readonly entries: readonly Entry[]
  /** Entries of the past whose words were changed or taken away. */
  readonly rewritten: readonly Entry[]
  readonly actor: Actor
  /** Of what a rule did: the rules that led here, the first first. */
  readonly cause: readonly string[]
}

export interface DeskNews {
  /** After the commit, never before. A listener that throws hurts nobody else. */
  publish(news: News): void
  /** @returns stops listening */
  listen(listener: (news: News) => void): () => void
}

/** @param onError told of a listener that threw */
export function createDeskNews(onError: (error: unknown) => void): DeskNews {
  const listeners = new Set<(news: News) => void>()
  return {
    publish(news) {
      for (const listener of listeners) {
        try {
          listener(news)
        } catch (error) {
          onError(error)
        }
      }
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
