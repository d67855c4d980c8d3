declare module 'virtual:docs-blocks' {
  export const blocks: ReadonlyArray<{
    readonly title: string
    readonly skip?: string
    /** It calls `test` itself; otherwise the whole block is one test. */
    readonly hasTests: boolean
    readonly load: () => Promise<void>
  }>
  export const problems: readonly string[]
}
