import { expect, it } from 'vitest'
import { parseSearch, searchToQuery } from './search-state.ts'

it('comes back from the address as it went there, and the plain address is the plain search', () => {
  const query = {
    q: 'late parcel',
    status: ['open', 'pending'],
    sla: ['breached'],
    sort: 'wait',
    direction: 'asc',
    excluded: 'yes',
    columns: 'status,team',
  }
  expect(searchToQuery(parseSearch(query))).toEqual(query)
  expect(searchToQuery(parseSearch({}))).toEqual({})
})

it('takes what it does not know as if it were not there', () => {
  expect(parseSearch({ sort: 'mood', columns: 'mood,team', status: '' })).toMatchObject({
    sort: 'opened',
    columns: ['team'],
    filters: {},
  })
})
