/** A setting that can be written on without changing what was read. Settings are JSON. */
export function copyOf<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}
