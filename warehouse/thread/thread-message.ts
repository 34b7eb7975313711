/** What the server's thread and the warehouse's say to each other: calls by number, and their answers. */
import { DeskmetryError, type ErrorCode, type ErrorDetails } from '../../domain/public.ts'
import type { RebuildProgress } from '../fold/refresh-result.ts'
import type { WarehouseOptions } from '../open-warehouse.ts'
import type { Warehouse } from '../warehouse.ts'

export type CallName = Exclude<keyof Warehouse, 'dialect'>

export interface ThreadCall {
  readonly number: number
  readonly name: CallName
  /** The parameters of that method; the listener for progress, which is no data, left out. */
  readonly parameters: readonly unknown[]
}

export type ThreadAnswer =
  | { readonly number: number; readonly kind: 'done'; readonly value: unknown }
  | { readonly number: number; readonly kind: 'failed'; readonly failure: ThreadFailure }
  | { readonly number: number; readonly kind: 'progress'; readonly progress: RebuildProgress }

/** The number of the first answer: the warehouse is open, or could not be opened. */
export const OPENING = 0

export interface WarehouseWorkerData {
  readonly options: WarehouseOptions
}

/** An error as data: only errors of JavaScript's own keep their kind when they are sent. */
export interface ThreadFailure {
  readonly message: string
  readonly stack: string | undefined
  /** What a registered error is made of; null for another. */
  readonly registered: { readonly code: ErrorCode; readonly details: ErrorDetails } | null
  readonly cause: ThreadFailure | null
}

export function toFailure(error: unknown): ThreadFailure {
  if (!(error instanceof Error)) {
    return { message: String(error), stack: undefined, registered: null, cause: null }
  }
  return {
    message: error.message,
    stack: error.stack,
    registered:
      error instanceof DeskmetryError ? { code: error.code, details: error.details } : null,
    cause: error.cause === undefined ? null : toFailure(error.cause),
  }
}

export function toError({ message, stack, registered, cause }: ThreadFailure): Error {
  const options = cause === null ? {} : { cause: toError(cause) }
  const error =
    registered === null
      ? new Error(message, options)
      : new DeskmetryError(registered.code, registered.details, options)
  if (stack !== undefined) error.stack = stack
  return error
}
