/**
 * The value at a path such as `ticket.tags[0].name`, or undefined. A leading `$.` may stand there. A field
 * whose name is the whole path wins: exports do have names with dots.
 */
export function pathReader(path: string): (record: unknown) => unknown {
  const steps = path
    .replace(/^\$\.?/, '')
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '')
  return (record) => {
    if (isRecord(record) && Object.hasOwn(record, path)) return record[path]
    let value: unknown = record
    for (const step of steps) {
      if (Array.isArray(value)) value = (value as readonly unknown[])[Number(step)]
      else if (isRecord(value) && Object.hasOwn(value, step)) value = value[step]
      else return undefined
    }
    return value
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
