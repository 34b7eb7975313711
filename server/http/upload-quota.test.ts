import { expect, it } from 'vitest'
import { createUploadQuota, MOST_UPLOADED_BYTES } from './upload-quota.ts'

it('takes so many bytes of one address in an hour, whoever sends them', () => {
  let now = 0
  const quota = createUploadQuota({ now: () => now })
  quota.charge('a', MOST_UPLOADED_BYTES - 1)
  expect(() => {
    quota.charge('a', 2)
  }).toThrow(expect.objectContaining({ code: 'TOO_MANY_REQUESTS' }))
  quota.charge('b', MOST_UPLOADED_BYTES)
  now = 3_600_000
  quota.charge('a', MOST_UPLOADED_BYTES)
})
