/** One thing that the doctor looked at. */
export interface Finding {
  readonly isFine: boolean
  readonly text: string
  /** What to do. */
  readonly next?: string
}

export const fine = (text: string, next?: string): Finding => ({
  isFine: true,
  text,
  ...(next === undefined ? {} : { next }),
})
export const wrong = (text: string, next: string): Finding => ({ isFine: false, text, next })
