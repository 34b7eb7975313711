import { describe } from 'vitest'
import { openDuckDbFacts } from '../../warehouse/testing/fact-database.ts'
import { equalsOracle } from '../testing/equals-oracle.ts'

describe('every metric equals the oracle on DuckDB', () => equalsOracle(openDuckDbFacts))
