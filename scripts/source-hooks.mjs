// Lets Node itself load the packages from their TypeScript source, for configs of vitest that import a plugin of ours.
import { register } from 'node:module'
import { register as registerTypeScript } from 'tsx/esm/api'

const resolver = `
  export function resolve(specifier, context, next) {
    return next(specifier, { ...context, conditions: ['@dryfit/source', ...context.conditions] })
  }
`

let registered = false

export function loadPackagesFromSource() {
  if (registered) return
  registered = true
  registerTypeScript()
  register(`data:text/javascript,${encodeURIComponent(resolver)}`)
}
