import type { SessionConf } from '../conf/session-conf.ts'
import type { RunContext } from '../engine/engine.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { type Change, withExpressions, withInputs } from '../resolved/relation-expressions.ts'
import { childrenOf, withChildren } from '../resolved/tree.ts'
import { fold } from '../trees/fold.ts'
import { nodesFromTheTop } from './shared-nodes.ts'

type Settings = Pick<RunContext, 'conf' | 'confOf'>

/** What each node was analyzed under: the settings of its frame, or of the one that it is a part of. */
export function settingsOf(
  root: ResolvedRelation,
  { conf, confOf }: Settings,
): (node: ResolvedRelation) => SessionConf {
  const known = new Map<ResolvedRelation, SessionConf>()
  for (const node of nodesFromTheTop(root)) {
    const own = confOf?.(node.planIds) ?? known.get(node) ?? conf
    known.set(node, own)
    const below = node.kind === 'Rename' ? (node.conf ?? own) : own
    for (const input of inputsOf(node)) if (!known.has(input)) known.set(input, below)
  }
  const ofRoot = known.get(root) ?? conf
  return (node) => known.get(node) ?? confOf?.(node.planIds) ?? ofRoot
}

/** The plan whose expressions keep what they were analyzed under, wherever a later pass puts them. */
export function withBoundExpressions(root: ResolvedRelation, settings: Settings): ResolvedRelation {
  if (settings.confOf === undefined) return root
  const confOf = settingsOf(root, settings)
  const binders = new Map<SessionConf, Change>()
  const known = new Map<ResolvedRelation, ResolvedRelation>()
  return fold<ResolvedRelation, ResolvedRelation>(root, {
    below: inputsOf,
    known: (plan) => known.get(plan),
    make: (plan, inputs) => {
      const conf = confOf(plan)
      const bind = binders.get(conf) ?? binder(conf)
      binders.set(conf, bind)
      const made = withExpressions(withInputs(plan, inputs), bind)
      known.set(plan, made)
      return made
    },
  })
}

/** One expression that stands in several places stays one: what draws numbers is known by its identity. */
function binder(conf: SessionConf): Change {
  const known = new Map<ResolvedExpression, ResolvedExpression>()
  return <E extends ResolvedExpression>(root: E): E =>
    fold<ResolvedExpression, ResolvedExpression>(root, {
      below: childrenOf,
      known: (e) => known.get(e),
      make: (e, children) => {
        const over = withChildren(e, children)
        const made = over.kind === 'ScalarCall' || over.kind === 'Cast' ? { ...over, conf } : over
        known.set(e, made)
        return made
      },
    }) as E
}
