import type { Dialect, ParamKind, Params, ParamValue } from '../../warehouse/public.ts'

/** Collects the values of one statement: each value once, named p0, p1, … */
export interface Binder {
  bind(value: ParamValue, kind: ParamKind): string
  /** The values that a text uses: an engine refuses one that stands nowhere. */
  paramsOf(sql: string): Params
}

export function createBinder(d: Dialect): Binder {
  const bound = new Map<
    string,
    { readonly name: string; readonly value: ParamValue; readonly placeholder: string }
  >()
  return {
    bind(value, kind) {
      const same = JSON.stringify([kind, value])
      const known = bound.get(same)
      if (known !== undefined) return known.placeholder
      const name = `p${bound.size}`
      const placeholder = d.param(name, kind)
      bound.set(same, { name, value, placeholder })
      return placeholder
    },
    paramsOf: (sql) =>
      Object.fromEntries(
        [...bound.values()]
          .filter(({ placeholder }) => sql.includes(placeholder))
          .map(({ name, value }) => [name, value]),
      ),
  }
}
