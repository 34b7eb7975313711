/** What `npm run bench` knows of a bench. */
export interface Bench {
  readonly name: string
  /** In a line, for the list. */
  readonly about: string
  run(options: BenchOptions): Promise<readonly BenchLine[]>
}

export interface BenchOptions {
  /** Small and quick: it shows that the bench works, its figures mean little. */
  readonly isShort: boolean
  /** In place of the bench's own number of events or cases. */
  readonly events?: number
  readonly cases?: number
  /** Where inputs that take long to make are kept between runs. */
  readonly cacheDir: string
  /** Progress, for people. */
  readonly say: (text: string) => void
}

/** One measured thing. */
export interface BenchLine {
  readonly what: string
  /** Against the floor measured in the same run; null where there is none. */
  readonly ratio: number | null
  /** The bar; null: told, not judged. */
  readonly most: number | null
  readonly detail: string
  readonly isMissed: boolean
}
